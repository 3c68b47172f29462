"""The demo's work report: what the outgoing presidium of an invented department wrote."""

from sudesk.services import work_report
from sudesk.services.demo_play import Play
from sudesk.services.work_report import Draft
from sudesk.terms import CongressKind

_TEXT = """一年来，系学生会在系党总支领导、系团总支和院学生会指导下，坚持全心全意为同学服务，\
围绕学院中心工作开展工作。现将一年来的工作报告如下，请予审议。
一、过去一年的主要工作
（一）加强思想引领。组织主题团日和理论学习12次，邀请优秀毕业生讲述成长经历3场，引导同学听党话、跟党走。
（二）服务学业发展。开设“学长课堂”24场，组织技能证书考前辅导8次，协调增加期末自习教室4间。
（三）办好校园文化活动。举办班级篮球赛、珠算与点钞技能比赛、迎新晚会等活动9项。
（四）维护同学权益。收集宿舍、食堂、教室等方面的意见96条，逐条转交有关部门，答复96条。
二、工作中的不足
（一）联系班级还不够紧密。部分班级的意见反映不够及时，学生会干部深入班级不多。
（二）活动形式还不够丰富。吸引普通同学参与的办法不多，参与面有待扩大。
三、下一年的工作打算
（一）把为同学办实事放在首位。围绕学业、生活、就业，每学期公布办实事清单，接受同学监督。
（二）改进工作作风。坚持从严管理学生会干部，少发文、少开会，多到班级去。
（三）加强自身建设。按照改革方案的要求，规范选拔、考核和退出，每年公布经费收支。
各位代表、同学们，让我们在学院党委和系党总支的领导下，团结带领全系同学，共同做好新一年的工作。"""


def write(play: Play) -> None:
    """Write the report that the congress is going to hear."""
    text = (
        _TEXT
        if play.kind is CongressKind.DELEGATES
        else _TEXT.replace("各位代表、同学们", "同学们")
    )
    play.do(work_report.write, play.congress, Draft(text=text))
    paragraphs, characters = Draft(text=text).counts
    play.say(f"工作报告：{paragraphs}段，{characters}字")
