"""One cell at a time: what a careful person reads from it, and nothing more."""

import re
from datetime import date, datetime
from functools import lru_cache

from sudesk.sheets.grids import Value, serial_of

HAN = r"\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af\ue000-\uf8ff"
LONGEST_NAME = 100
NAME_FAST = re.compile(r"[\u4e00-\u9fff]{2,4}")
_FULLWIDTH = str.maketrans({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]"
)
_BLANKS = re.compile(r"[\s\u3000\xa0]+")
_DOT = "·•・･．.‧∙⋅●﹒。᠂ꞏ⸱●"
_HAN_DOT = re.compile(rf"(?<=[{HAN}])\s*[{_DOT}]\s*(?=[{HAN}])")
_HAN_GAP = re.compile(rf"(?<=[{HAN}·])\s+(?=[{HAN}·])")
_LABEL_GAP = re.compile(rf"(?<=[{HAN}])\s+|\s+(?=[{HAN}])")
_BRACKETED = re.compile(r"\s*[(（\[【〔]([^()（）\[\]【】〔〕]*)[)）\]】〕]\s*")
_MARKS = re.compile(r"^[*＊▲△☆★●○◆◇■□#＃√▪\s]+|[*＊▲△☆★●○◆◇■□#＃√▪\s]+$")
_PERSON = re.compile(
    rf"[{HAN}]{{1,12}}(?:·[{HAN}]{{1,12}}){{0,6}}"
    rf"|[A-Za-zÀ-ɏА-яЁё][A-Za-zÀ-ɏА-яЁё'’.\-·]*(?: [A-Za-zÀ-ɏА-яЁё][A-Za-zÀ-ɏА-яЁё'’.\-·]*){{0,6}}"
    rf"|[{HAN}]{{1,10}}[A-Za-z]{{1,3}}|[A-Za-z]{{1,3}}[{HAN}]{{1,10}}"
)
_BETWEEN = r"[\s/、,，;；:：_()-]*"
_NUMBER_FIRST = re.compile(rf"([A-Z]?\d{{6,20}}){_BETWEEN}([{HAN}·]{{2,20}}?){_BETWEEN}")
_NAME_FIRST = re.compile(rf"([{HAN}·]{{2,20}}?){_BETWEEN}([A-Z]?\d{{6,20}}){_BETWEEN}")
_RARE = re.compile(r"[\U00020000-\U000323af\ue000-\uf8ff\ufffd]")
_NO_PERSON = re.compile(
    r"班$|学院$|专业$|学校$|大学$|^待定|^暂?无$|^空$|平均|合计|小计|总计|学号|姓名|序号|共青团员|群众|汉族|必填"
    r"|^男$|^女$|^未知$|^[示样范]例$|名单|成绩|人数|备注|教务|办公室"
)
_NO_ONE = re.compile(r"待定|待补|暂?无|空缺?|未知|[男女]|[示样范]例")
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
    "庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁耿牟卜肖詹"
    "关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶"
    "刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜"
    "鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺水云"
)
_DOUBLE_SURNAMES = frozenset(
    [
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "皇甫",
        "尉迟",
        "夏侯",
        "东方",
        "司徒",
        "令狐",
        "慕容",
        "公孙",
        "端木",
    ]
)
_GENDERS = {
    **dict.fromkeys(("男", "男性", "男生", "M", "MALE", "1", "男士", "男孩", "01", "1男"), "男"),
    **dict.fromkeys(("女", "女性", "女生", "F", "FEMALE", "2", "女士", "女孩", "02", "2女"), "女"),
}
_ACTIVE = re.compile(
    r"在读|在籍|在校|正常|有学籍|注册|复学|复员|退伍|留级|降级|跟班|试读|转入|^有$|^是$|^普通|新生|住校|走读|就读"
)
_UNREGISTERED = re.compile(r"未注册|暂缓注册|注销|不在|非在|无学籍")
_LEAVING: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"应征入伍|参军|入伍|服兵役|服役|应征"), "应征入伍"),
    (re.compile(r"保留学籍|保留入学资格"), "保留学籍"),
    (re.compile(r"休学"), "休学"),
    (re.compile(r"退学|劝退"), "退学"),
    (re.compile(r"转专业"), "转专业"),
    (re.compile(r"转出|转学(?!.*转入)|转走|转校|转至|转到"), "转出"),
    (re.compile(r"开除"), "开除学籍"),
    (re.compile(r"(?:已|提前)毕业|^毕业$"), "毕业"),
    (re.compile(r"结业"), "结业"),
    (re.compile(r"肄业"), "肄业"),
    (re.compile(r"离校(?!手续)|已离"), "离校"),
    (re.compile(r"死亡|去世|病故|身故"), "死亡"),
    (re.compile(r"取消学籍|注销学籍|取消入学|未报到|放弃入学"), "取消学籍"),
)
_RETURNED = re.compile(
    r"复学|退伍|复员|未批|曾|撤销|取消休学|解除|不予|转入(?!.*转专业)(?<!转专业转入)"
)


def text_of(value: Value) -> str:
    """Return a cell as plain text on one line, without invisible characters and outer blanks."""
    if isinstance(value, str):
        return _BLANKS.sub(" ", _INVISIBLE.sub("", value)).strip().removeprefix("'")
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float | int):
        return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else str(value)
    if isinstance(value, datetime | date):
        return f"{value.year}-{value.month:02}-{value.day:02}"
    return str(value)


def half_width(text: str) -> str:
    """Return text with full-width letters, digits and signs made half-width."""
    return text.translate(_FULLWIDTH)


def name_of(value: Value) -> tuple[str, str]:
    """Return a name in its canonical form, and the notes that stood in brackets beside it.

    No blanks between Han characters, one blank between Latin words, middle dot U+00B7.
    """
    if isinstance(value, str) and NAME_FAST.fullmatch(value):
        return value, ""
    text = text_of(value)
    if len(text) > LONGEST_NAME:
        return text, ""
    notes = " ".join(_BRACKETED.findall(text))
    text = _MARKS.sub("", _BRACKETED.sub(" ", text)).strip()
    text = _HAN_GAP.sub("", _HAN_DOT.sub("·", text))
    return half_width(text), notes


def number_and_name(value: Value) -> tuple[str, str] | None:
    """Return what one cell says that holds both, 202101010001张三; None where it does not."""
    text = half_width(text_of(value)) if isinstance(value, str) and len(value) < 60 else ""
    found = _NUMBER_FIRST.fullmatch(text)
    if found:
        return found.group(1), found.group(2)
    found = _NAME_FIRST.fullmatch(text)
    return (found.group(2), found.group(1)) if found else None


def is_person(name: str) -> bool:
    """Tell whether a canonical name could be a person's."""
    if len(name) > LONGEST_NAME:
        return False
    return (bool(_PERSON.fullmatch(name)) and not _NO_PERSON.search(name)) or _odd_name(name)


def could_be_person(name: str) -> bool:
    """Tell whether a person could be called so though the word means something: 海合计, 平均."""
    return bool(NAME_FAST.fullmatch(name)) and not _NO_ONE.fullmatch(name)


def _odd_name(name: str) -> bool:
    """Allow markup and signs in a name: they do not make it bad."""
    return bool(re.search(rf"[{HAN}]", name)) and bool(re.search(r"[<&=+>]", name))


@lru_cache(maxsize=65536)
def is_plain_name(name: str) -> bool:
    """Tell whether a text is a name as it stands: two to four common Han characters."""
    return bool(NAME_FAST.fullmatch(name)) and not _NO_PERSON.search(name)


def has_surname(name: str) -> bool:
    """Tell whether a name begins with one of the surnames that nearly everyone has."""
    return name[:1] in _SURNAMES or name[:2] in _DOUBLE_SURNAMES or "·" in name


def has_rare_character(name: str) -> bool:
    """Tell whether a name has a character outside the fonts and input methods of most PCs."""
    return bool(_RARE.search(name))


@lru_cache(maxsize=4096)
def gender_of(value: Value) -> str | None:
    """Return 男 or 女, None where the text is neither."""
    return _GENDERS.get(half_width(text_of(value)).replace(" ", "").upper())


def grade_of(value: Value) -> str | None:
    """Return the year of entry from a grade column: 2023, 23级, 2023级, a date, a date cell."""
    if isinstance(value, date):
        serial = serial_of(value)
        year = serial if 1980 <= serial <= 2100 else value.year
        return str(year) if 1980 <= year <= 2100 else None
    text = half_width(text_of(value))
    found = re.match(r"(?:19|20)\d\d(?!\d)|(?:19|20)\d\d(?=(?:0[1-9]|1[0-2])\d{0,2}$)", text)
    if found:
        return found.group()
    short = re.match(r"(\d\d)(?:级|届|$)", text)
    return f"20{short.group(1)}" if short else None


@lru_cache(maxsize=4096)
def grade_in(text: str) -> str | None:
    """Return the year of entry that words like 2021级 or 19级 name, None without such words."""
    found = re.search(r"(?<!\d)((?:19|20)\d\d|\d\d)\s*级", half_width(text))
    if not found:
        return None
    year = found.group(1)
    return year if len(year) == 4 else f"20{year}"


@lru_cache(maxsize=4096)
def label_of(value: Value) -> str | None:
    """Return the text of a class, major or department cell, None where it says nothing."""
    if isinstance(value, date):
        return None
    text = half_width_digits(_LABEL_GAP.sub("", text_of(value)))
    return (
        text
        if text and not re.fullmatch(r"[-—–/\\_.、*?？]+|无|NULL|null|None|nan", text)
        else None
    )


def half_width_digits(text: str) -> str:
    """Return text with full-width letters and digits, but not brackets, made half-width."""
    return re.sub(r"[０-９Ａ-Ｚａ-ｚ－]", lambda found: half_width(found.group()), text)


@lru_cache(maxsize=4096)
def ethnicity_of(value: Value) -> str | None:
    """Return the ethnicity with its 族, None for codes."""
    text = (label_of(value) or "").replace(" ", "")
    if not re.fullmatch(rf"[{HAN}]{{1,12}}", text) or text in ("未知", "不详", "其他", "其它"):
        return None
    return text if text.endswith(("族", "人", "入籍")) else f"{text}族"


@lru_cache(maxsize=4096)
def political_of(value: Value) -> str | None:
    """Return the political status, None for codes and 是/否."""
    text = (label_of(value) or "").replace(" ", "")
    if not re.fullmatch(rf"[{HAN}（）()]{{2,20}}", text):
        return None
    return {"团员": "共青团员", "党员": "中共党员", "预备党员": "中共预备党员"}.get(text, text)


@lru_cache(maxsize=4096)
def leaving_status(text: str) -> str | None:
    """Return the status of one who is not simply studying, as notes and brackets tell it."""
    if not text or _RETURNED.search(text):
        return None
    return next((status for words, status in _LEAVING if words.search(text)), None)


@lru_cache(maxsize=4096)
def status_of(value: Value) -> tuple[str | None, bool]:
    """Return the status of a status column, and whether it needs a person's confirmation."""
    text = (label_of(value) or "").replace(" ", "")
    if not text or text.isascii():
        return None, False
    leaving = leaving_status(text)
    if leaving:
        return leaving, True
    return text, bool(_UNREGISTERED.search(text)) or not _ACTIVE.search(text)
