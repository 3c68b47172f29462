"""The kit: every piece that pages are built of; each is imported from its own file.

- text: ``Text("字", BODY, "ink", lead="", wrap=False, weight=None, align=LEFT)``; say, colour
- button: ``Button("打印签到册", self._print, kind=Kind.DEFAULT, icon="printer", key="Ctrl+P")``,
  ``small=True``; Kind is PRIMARY, DEFAULT, QUIET, ACCENT, DANGER or LINK;
  ``Action(button).block(why)``
- input: ``Input(text, placeholder=, icon=, key=)``, ``Number(value, least=, most=, unit=)``,
  ``DateInput(day)``, ``Select([("字", meaning)])``,
  ``Field("标签", editor, hint=, side=).blame(why)``
- choice: ``Checkbox``, ``Radio``, ``Switch("字", checked=, on_change=)``,
  ``Segmented([("字", meaning)], on_choose=)`` with meaning, choose, rename
- keyhint: ``KeyHint("Ctrl+K")``
- chip: ``Chip("待核", Tone.WARN, "circle-dashed")``; ``ChipLook`` is the same for table cells
- gate: ``Gate(GateLook(verdict, "可以开会", "选举办法第五条", rule=, numbers=, remedy=))``,
  ``RuleLabel("改革方案二.3", binding=True, now=False)``
- card: ``Card("标题", *beside, caption=, flush=False, mark=False)`` with add, body, head, set_foot;
  ``Line()``, ``Figure("66", "非骨干", base="/88")``, ``FigureGrid(figures, columns)``
- two_columns: ``TwoColumns(right_width)``; left and right take addWidget and stack where narrow
- steps: ``Steps(["选择文件", …], current)``; go, signal asked(number)
- progress: ``Progress("行")``; begin, report(what, done, total), signal stopped
- banner: ``Banner(Tone.BAD, "出了什么事。", "为什么，怎么办。", buttons=[…], closable=True)``
- toast: shown by ``shell.toast("林若溪 已签到", undo)``
- dialog: ``Dialog(parent, title, text, main=, other=, icon=, kind=, on_main=)`` with add and exec;
  ``confirm(parent, question, text, act=, instead=, icon=, danger=) -> bool``
- empty: ``EmptyState("还没有提案", about, [Beginning(icon, text, about, act)], gate_look)``
- bars: ``ShareBar(value, whole, line, ink=, thick=)``, ``StackedBar([Part("女", 52)])``
- stageline: ``StageLine([Stage(name, dates, source, state, binding)])``, signal opened(number)
- table: ``Table([Column(…)], key=, search=, empty=, export=, beside=, acts=, tall=, several=)``
  with set_rows, set_sums, current, selection, select, grid; signals opened(row), selected(rows),
  menu_asked(menu, row); ``Column`` and ``Share`` stand in columns
- menu: ``Menu(parent).offer("登记请假", act, icon=, key=, danger=)``, then popup(point)
- icon: ``IconMark("info", "ink_2", size=18)``, ``DepartmentMark(30)``
- popup: ``Popup(owner)``: fill content, then open_below(anchor, width)
- focus: ``FocusRing(app)``, one for the whole program

Inks, tones and sizes of type stand in ``sudesk.ui.tokens``. A callback is a bound method of the
page; Qt forgets it with the page. Every piece follows light, dark and the size of type by itself.
"""
