"""Units: Party organisations, state bodies and mass organisations in one dated tree.

A *unit* is established, renamed, merged, dissolved by a *unit event* with a legal basis; its *names* are
dated, so that an old paper keeps the old name. A *term* is the committee's period between congresses.
"""
