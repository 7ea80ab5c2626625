"""Tasks: what was *assigned* to whom, with which *product*, by when, reported at which meeting.

A task moves by the office's verbs, not by a status field: assign, *accept*, *return* with a question,
*report* progress with evidence, *finish*, *carry over*, *cancel* with a reason; a *standing* task has no end.
Each task has one *origin*, and the same origin never makes two tasks.
"""
