"""The table of what the department writes at length for its congress: the work report."""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from sudesk.models.roster import Base
from sudesk.models.tables import Congress


class WorkReport(Base):
    """The work report (工作报告) of a congress as it is written, a paragraph a line."""

    __tablename__ = "work_report"

    congress_id: Mapped[int] = mapped_column(ForeignKey(Congress.id), primary_key=True)
    subject: Mapped[str]
    reporter: Mapped[str]
    post: Mapped[str]
    text: Mapped[str]
    written_at: Mapped[dt.datetime]
