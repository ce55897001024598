"""Entry forms, one to a module: `VisitForm` stands in `visit`, `EndForm` in `end`.

Each saves through the desk by itself and answers with a sentence for a message, or with None when
it was left without saving.
"""
