"""Many students written at once stand on the roll as they were given."""

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from sudesk.models.roster import Base, ClassGroup
from sudesk.services.enrolment import Kept, enrol, rewrite, roll_now
from sudesk.terms import Status

CLASSES = {"会计2401班": 7, "审计班": 3}
WORD = st.sampled_from(["男", "会计", "a'b", "--", "𬭎"])
STUDENT = st.builds(
    Kept,
    st.just(0),
    WORD,
    st.none() | st.sampled_from(["男", "女"]),
    st.none() | st.sampled_from(list(CLASSES)),
    st.none() | st.just("2024"),
    st.none() | WORD,
    st.sampled_from(Status),
    st.none() | WORD,
    st.none() | WORD,
)
PAIRS = st.lists(st.tuples(STUDENT, STUDENT), max_size=5)


def numbered(students):
    return {f"no{at}": student._replace(id=at) for at, student in enumerate(students, 1)}


@given(PAIRS)
@settings(max_examples=30, deadline=None)
def test_the_roll_is_what_was_written(pairs):
    first = numbered([one for one, _ in pairs])
    then = numbered([other for _, other in pairs])
    engine = create_engine("sqlite://")
    with engine.connect() as connection, Session(connection) as session:
        Base.metadata.create_all(connection)
        session.add_all(ClassGroup(id=at, name=name) for name, at in CLASSES.items())
        session.flush()
        enrol(session, first, range(1, 1 + len(first)), CLASSES)
        assert roll_now(session) == first
        rewrite(session, list(then.values()), CLASSES)
        assert roll_now(session) == then
    engine.dispose()


def test_more_than_go_into_one_statement():
    many = numbered(
        [Kept(0, f"某{at}", None, None, None, None, Status.ACTIVE, None, None) for at in range(251)]
    )
    engine = create_engine("sqlite://")
    with engine.connect() as connection, Session(connection) as session:
        Base.metadata.create_all(connection)
        enrol(session, many, range(1, 252), {})
        assert roll_now(session) == many
    engine.dispose()
