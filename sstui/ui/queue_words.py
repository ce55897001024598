"""What the queue says where its list has no families, and what stands above it."""

READING = "Читаю список…"
NOBODY = (
    "В учреждении ещё никто не записан. Клавиша {work.choose-person} — записать первого сотрудника."
)
NO_FAMILIES = (
    "Семей на сопровождении пока нет. Клавиша {queue.register-family} — ввести первую семью."
)
NONE_OF_MINE = (
    "У вас нет семей на сопровождении. {work.toggle-mine} — показать все, "
    "{queue.register-family} — ввести новую."
)
COUNTING = "Считаю сроки… {done} %"
MARKED = " Отмечено: {families}. {queue.group} — общее действие, Esc — снять отметки"
HOW_TO_MARK = (
    "Сначала отметьте семьи: {list.mark} — отметить строку, {list.invert} — все сразу. "
    "Потом {queue.group} — общее действие."
)
READ_AGAIN = "Клавиша {work.queue} — прочитать снова."
NONE_FITS = "Под отбор не подходит ни одна семья. Клавиша Esc — снять отбор."
