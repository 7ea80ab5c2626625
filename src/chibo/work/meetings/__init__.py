"""Meetings of a unit: from the proposed agenda to the numbered resolution.

A *meeting* is planned for a *month*, announced, opened, closed; its *minutes* are adopted and locked, its
*resolution* or *conclusion* is adopted by *vote*, numbered and issued; the *quality sheet* scores it. An
*agenda item* carries *statements* by speaker, *wishes* that are owed an answer, votes, a conclusion and
*planned tasks*, which become tasks when the resolution is issued.
"""
