'''Entry forms, one to a module: `VisitForm` stands in `visit`, `EndForm` in `end`.

Each saves through the desk by itself and answers with a sentence for a message, or with None when
it was left without saving. How a new one is made:

    class NoteForm(CasePage):                      # or FormPage, when it is about no case
        """What was agreed with the family, in a few words."""

        NAME = "Заметка"                           # the title line
        KIND = "note"                              # its drafts; "" when a draft is not worth it
        HELP = "Здесь записывают договорённость."  # F1; fields add their own help
        LOST = "Заметка не сохранена."             # what leaving would lose

        def __init__(self, desk: Desk, case_id: CaseId, note: Note | None = None) -> None:
            fields = [
                Field("on", "День", day_field(desk, desk.today), "Введите день.", DAY_HELP),
                Field("text", "Текст", NoteField(note.text if note else ""), "Введите текст."),
            ]
            super().__init__(desk, card(desk, case_id), fields, (), note.id if note else None)

        def save(self, values: Values) -> str:
            note_on(self.desk, self.card.case.id, values.day("on"), values.text("text"))
            return self.said("Заметка записана.")

`Field` takes a name (the key in `Values`), words of at most 21 letters, a widget, the sentence for
an empty required field, and a help line. A `Refusal` whose `field` is that name is shown beside
the field; the words by which the core names texts are in `base._FIELD_OF`.

Widgets, each an `Entry` (`read`, `raw`, `kept`, `restore`), all for `Values` as said:

    TextField           one line, any text                                          text
    NoteField           many lines; Enter makes a line, Tab leaves                  text
    TimeField           «930» is 09:30                                              text
    day_field           any short way of saying a day, and what day it is           day, day_or_none
    birth_field         the same with the age
    NumberedChoice      one of a few, by number or first letter                     one, text
    NumberedChoices     any number of a few                                         many
    PickField           one of thousands, or many, in a list at the field           one, many
    one_of_staff, who_went, CuratorField, SettlementField, level_field              ready-made
    SnilsField, PhoneField   masked; what they doubt F8 takes as typed              text

Hooks: `comment` says under fields what stands in them and shows or hides fields (`form.hint`,
`form.offer`); `doubt` asks a question before saving; `saved` goes on after it.

Drafts need nothing but `KIND`, a line in `offering.KINDS` and one in `reopening._FORMS`. What is
not in a field goes through `more` and `restore_more`; a form that is opened over another one and
saves nothing by itself is opened by `open_over` and again by `reopen`, and lives in its draft.
`save` runs in one transaction with the end of the draft: it writes all it has to or nothing.

Tests: add the form to `FORMS` of `tests/ui/test_forms_hostile.py` and `test_forms_looks.py`.
'''
