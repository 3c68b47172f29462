"""What the package says of itself: ``说明.txt``, for whoever opens it in the college."""

READ_ME = """上报包说明

一、怎样核对
  用本程序“上报”页的“检查上报包”，或在命令行运行 sudesk verify，会逐一查出
  内容被改、改名、缺少、多出的文件，并重新计票。
  封面印有 8 组、每组 4 个字符，请与签字盖章的纸质封面逐组核对。

  不用本程序也能核对：manifest.json 列出每个文件的 SHA-256；root 是除封面和
  manifest.json 外各文件“SHA-256、两个空格、文件名、换行”按字节序排列后的
  SHA-256，封面印的是它的前 32 位。

二、怎样合并各系的结果
  summary.xlsx 每一轮选举一行，第一行是表头，各系、各年的表头相同；以后增加
  的列只排在最后。把各系的 summary.xlsx 改成不同的名字放进一个文件夹，然后
  1. Excel：数据，获取数据，来自文件，从文件夹，选这个文件夹，“合并并加载”，
     工作表选“结果摘要”；
  2. WPS：数据，合并表格，多个工作簿合并成一个工作表，表头行数填 1。
  两种做法都得到一张总表，一系一轮一行，可以直接筛选和求和。

三、各文件是什么
  summary.json 与 summary.xlsx 内容相同，另有每个姓名的票数，格式 sudesk-summary/1，
  由 summary.schema.json（JSON Schema）逐项说明；版本不同时最后的数字不同。
  ballots.json 是乱序的选票记录，格式 sudesk-ballots/1，每轮一个 sudesk-count/1，
  可用任何程序重新计票；有效票少于 10 张的一轮只给合计。
  journal.json 是操作记录，前后以哈希相连，只有编号和数字，没有姓名。
  PDF 是文书，xlsx 是文书中的表格。个人登记表、代表证、向党组织的请示不在包内。

四、没有放进来的
  包内没有身份证号、个人电话、学号和不及格课程的数字。
"""
