import pytest

from sudesk.rules.cohorts import derive


@pytest.mark.parametrize(
    ("class_name", "cohort"),
    [
        ("会计2401班", "2024"),
        ("2021级会计1班", "2021"),
        ("21级1班", "2021"),
        ("机电一体化2402班", "2024"),
        ("会计202401班", "2024"),
        ("软件241", "2024"),
        ("会计1班", None),
        ("", None),
    ],
)
def test_a_class_name_tells_its_cohort_or_nothing(class_name, cohort):
    assert derive(class_name) == cohort
