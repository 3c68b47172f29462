"""The vocabulary of Chinese rosters: how columns are called, and what is not a student's row."""

import re

from sudesk.sheets.answers import Role

# Per role from the surest word to the weakest; the order decides between competing columns.
_SYNONYMS: dict[Role, str] = {
    Role.STUDENT_NO: (
        "学号 学生学号 本人学号 学号码 学生证号 学生证号码 学生证编号 "
        "XH STUDENTNO STUDENTID STUDENTNUMBER STUID STUNO SNO "
        "XSXH XUEHAO 学籍号 学籍编号 学籍号码 学生编号 学生号 学生代码 学员编号 考生号 考号 "
        "准考证号 报名号 学生ID 一卡通号 工号 学工号 学工号码 编号 ID 号码"
    ),
    Role.NAME: (
        "姓名 学生姓名 学生名字 真实姓名 本人姓名 学员姓名 中文姓名 考生姓名 名字 学生名称 XM "
        "NAME XSXM STUDENTNAME STUNAME FULLNAME REALNAME XINGMING 学生 名称"
    ),
    Role.GENDER: ("性别 男女 XB XBM XBMC 性别码 SEX GENDER 学生性别 性別 XINGBIE"),
    Role.CLASS_NAME: (
        "行政班 行政班级 班级 班级名称 行政班名称 行政班级名称 所在班级 所属班级 学生班级 "
        "专业班级 年级班级 年级专业班级 所在行政班 原班级 班别 班次 现班级 自然班 BJ BJMC BJM "
        "XZB XZBMC CLASS CLASSNAME 班 BANJI 院系班级 所在班 班级简称 班級"
    ),
    Role.GRADE: (
        "年级 入学年份 当前所在级 所在年级 入学年级 级别 届别 年级名称 入学年度 NJ NJMC DQSZJ "
        "GRADE 级 所属年级 年級"
    ),
    Role.MAJOR: (
        "专业 专业名称 所学专业 所在专业 专业方向 主修专业 就读专业 录取专业 ZY ZYMC ZYM "
        "MAJOR 所属专业 專業"
    ),
    Role.DEPARTMENT: (
        "系部 院系 学院 二级学院 学院名称 系 系别 所在学院 所属学院 院系名称 系部名称 "
        "所在院系 所属院系 院系部 院部 教学单位 系名称 分院 所在系 所在系部 所属系部 系院 "
        "院(系)/部 XY XYMC YX YXMC XB_MC XSYX DEPARTMENT COLLEGE DEPT 院系所 教学院系 "
        "開課學院 教学院部"
    ),
    Role.STATUS: (
        "学籍状态 在校状态 学生状态 状态 学籍情况 在读状态 学籍 是否在校 是否在籍 是否在读 "
        "在籍状态 就读状态 XJZT XSZT XJZTMC STATUS 学籍异动 异动情况 异动类型 学籍异动情况 "
        "当前状态 学籍状况 在校状况 在籍情况 在校情况"
    ),
    Role.ETHNICITY: "民族 MZ MZMC 民族名称 族别 ETHNICITY NATION MZM",
    Role.POLITICAL: (
        "政治面貌 政治身份 面貌 ZZMM ZZMMMC 党团情况 政治面目 POLITICAL 是否团员 团员情况"
    ),
    Role.NOTE: ("备注 说明 备注说明 备注信息 BZ REMARK NOTE 附注 其他 特殊情况 情况说明 備註 备考"),
    Role.SERIAL: ("序号 序 编序 NO 号 行号 ROWNUM 顺序号 XUHAO 班内序号 序列 班序"),
    Role.OTHER: (
        "身份证号 身份证 身份证号码 身份证件号 证件号码 证件号 SFZH 出生日期 出生年月 出生 "
        "CSRQ 生日 年龄 联系电话 联系方式 手机 手机号 手机号码 电话 移动电话 本人电话 LXDH "
        "SJH PHONE TEL MOBILE 密码 邮箱 电子邮箱 EMAIL QQ QQ号 QQ号码 微信 微信号 宿舍 宿舍号 "
        "寝室 寝室号 楼栋 床位 床位号 家庭住址 家庭地址 住址 通讯地址 地址 籍贯 生源地 "
        "户口所在地 户籍 邮编 邮政编码 家长姓名 家长电话 监护人 父亲姓名 母亲姓名 父亲电话 "
        "母亲电话 班主任 班主任姓名 辅导员 辅导员姓名 导师 导师姓名 曾用名 姓名拼音 拼音 "
        "英文名 英文姓名 职务 班级职务 担任职务 学制 学历 层次 培养层次 入学日期 入学时间 "
        "毕业时间 照片 签名 签字 签到 考勤 成绩 总分 总成绩 平均分 名次 排名 班级排名 "
        "专业排名 综合排名 绩点 学分 课程 课程名称 平时成绩 期末成绩 考试成绩 得分 分数 等级 "
        "银行卡号 卡号 班级代码 班级编号 班号 专业代码 学院代码 院系代码 健康状况 特长 爱好 "
        "身高 体重 血型 座位号 座号 考场 考场号 教师姓名 任课教师 教师单位 不及格门数 "
        "挂科门数 排名比例 人数 男 女 日期 时间 操作 考试方式 班长 班长姓名 紧急联系人 学校 "
        "校区 贫困等级 奖学金 助学金 户口性质 婚姻状况 宗教信仰 是否住校 学习形式 教学班 "
        "教学班名称 课程号"
    ),
}

WORDS: dict[str, tuple[Role, float]] = {}
for _role, _names in _SYNONYMS.items():
    _listed = _names.split()
    for _order, _name in enumerate(_listed):
        WORDS.setdefault(_name, (_role, 1.0 - 0.6 * _order / len(_listed)))
# Column words that say little by themselves; the values must agree.
WEAK = frozenset(
    {"编号", "ID", "号码", "学生", "名称", "NAME", "工号", "级", "班", "系", "状态", "NO", "号"}
    | {"级别", "其他", "男", "女", "班次", "序"}
)

FOOTER = re.compile(
    r"合\s*计|总\s*计|小\s*计|平均|最高分|最低分|及格率|优秀率|共\s*[\d一二三四五六七八九十百]+\s*[人名页条位]"
    r"|第\s*\d+\s*页|制表|审核|审批|签字|签名|填表|打印|导出|统计|盖章|公章|人数|班主任|辅导员|联系人"
    r"|^[男女]?生?[:：]?\s*\d+\s*[人名]$|^注[:：]|^备注[:：]|^说明|填写说明|注意事项|^以上|^以下|公示期|负责人|日期[:：]|经办人|页码"
)
FOOTER_START = re.compile(
    r"合\s*计|总\s*计|小\s*计|平均|共\s*\d+|第\s*\d+\s*页|制表|审核|填表|(?:注|备注|说明|班主任|辅导员)[:：]"
)
HINT = re.compile(
    r"必填|选填|可不填|请填|请输入|填写|格式|不能为空|不可为空|不得为空|如[:：]|例如|例[:：]|位数字|下拉|男/女"
    r"|男或女|请选择|参照|文本型"
)
EXAMPLE = re.compile(r"示例|样例|范例|举例|例子|样本|填写例|^例$|^例[:：]?\d*$|^\(?例\)?$")
EXAMPLE_NAMES = frozenset(
    {"张三", "李四", "王五", "赵六", "某某", "某某某", "张某", "张某某", "李某某", "小明"}
    | {"XXX", "XX", "XXXX", "姓名"}
)
EXAMPLE_NUMBERS = re.compile(r".*(?:0{5,}|123456\d*|[Xx*×]{2,}.*)$")
SECTION = re.compile(r"以下为|以下是|转入学生|转出学生|休学学生|留级学生|插班|新增学生")
SUM_NAME = re.compile(r"[本全班级年页男女生总合人]*(?:平均分?|[合总小共]计|最?[高低]分|人数)")
SUBTOTAL = re.compile(r"合\s*计|总\s*计|小\s*计|平均")
COUNT_CLAIM = re.compile(
    r"(?<![男女生])(?:共计?|合\s*计|总\s*计|小\s*计|总人数|人数|全班|本班|本页)[:：]?\s*(?:有|为|共)?\s*(\d{1,5})\s*(?:人|名|位|$)"
)
NAMED_OTHERS = re.compile(
    r"教师|老师|家长|父|母|监护|导师|辅导员|班主任|拼音|曾用|英文|室友|推荐人|联系人|负责人|课程|学校|班长"
    r"|任课|负责|寝室|宿舍长|证明人|审核|配偶|亲属|校长|院长|主任|填表|签"
)
CLASS_OTHERS = re.compile(
    r"排名|人数|职务|代码|编号|名次|班主任|班长|主任|评议|意见|代号|成绩|电话|教室|班号"
)
NUMBER_OTHERS = re.compile(
    r"身份证|电话|手机|考场|座|宿舍|寝室|银行|卡|课程|班级|专业|序|QQ|微信|证件|教师|职工"
)
# Whoever or whenever else a column may speak of, so that its values prove nothing.
NOT_NOW = re.compile(r"原|旧|转|曾|拟|意向|志愿")
GRADE_OTHERS = re.compile(r"排名|等级|名次|主任|成绩|人数")
MAJOR_OTHERS = re.compile(r"排名|代码|名次|人数|课|成绩|编号|志愿|老师|教师|主任|带头")
DEPARTMENT_OTHERS = re.compile(r"代码|开课|排名|人数|电话|意见|编号|教师|领导|联系|任课")

# (what the header must contain, what it must not contain, role, how sure)
CONTAINED: tuple[tuple[re.Pattern[str], re.Pattern[str], Role, float], ...] = (
    (re.compile(r"姓名"), NAMED_OTHERS, Role.NAME, 0.7),
    (re.compile(r"学号"), NUMBER_OTHERS, Role.STUDENT_NO, 0.7),
    (re.compile(r"学籍号|考生号|准考证"), NUMBER_OTHERS, Role.STUDENT_NO, 0.45),
    (re.compile(r"性别"), NAMED_OTHERS, Role.GENDER, 0.7),
    (re.compile(r"(?:学籍|在校|在籍)[状情][态况]|异动"), NAMED_OTHERS, Role.STATUS, 0.6),
    (re.compile(r"班级|行政班"), CLASS_OTHERS, Role.CLASS_NAME, 0.55),
    (re.compile(r"年级|入学年"), GRADE_OTHERS, Role.GRADE, 0.5),
    (re.compile(r"专业"), MAJOR_OTHERS, Role.MAJOR, 0.5),
    (re.compile(r"院系|系部|学院|院\(系\)"), DEPARTMENT_OTHERS, Role.DEPARTMENT, 0.5),
    (re.compile(r"民族"), NAMED_OTHERS, Role.ETHNICITY, 0.6),
    (re.compile(r"政治面貌"), NAMED_OTHERS, Role.POLITICAL, 0.6),
    (re.compile(r"备注"), NAMED_OTHERS, Role.NOTE, 0.6),
)
