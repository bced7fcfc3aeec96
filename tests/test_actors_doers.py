"""Who did something before the words that nobody is named for: the subject of a main verb that reports nothing."""

from articles import annotated

from kg.actors import resolve_actors
from kg.actors.subjects import Subjects
from kg.statements import find_statements
from schemas import NameKind

PERSON, BODY = NameKind.PERSON, NameKind.ORGANIZATION
NAMES = {"نادر الحصري": PERSON, "كريم الفاضل": PERSON, "الفاضل": PERSON, "ليلى الراوي": PERSON, "صدى": BODY}


def speakers(text: str) -> list[str]:
    article = annotated("عنوان\n\n" + text, NAMES)
    return [one.actor.name for one in resolve_actors(article, find_statements(article))[0] if one.actor is not None]


def subjects(text: str) -> list[str]:
    article = annotated("عنوان\n\n" + text, NAMES)
    return [one.span.text for one in Subjects(article, article.names).between(0, len(article.article.text))]


def test_who_attacks_what_another_said_is_the_one_who_stresses() -> None:
    opening = "قال كريم الفاضل إن السد آمن.\nمن جانبه هاجم السفير نادر الحصري، مساعد وزير الري الأسبق، تصريحات الفاضل، "
    assert speakers(opening + "مؤكدا أن الجسر مغلق، وأكد السفير أن الطريق سالك.")[-2:] == ["نادر الحصري"] * 2


def test_many_without_a_name_who_did_something() -> None:
    text = "استنكر دبلوماسيون عرب مزاعم كريم الفاضل، مؤكدين أن الجسر مغلق، وقالوا إن الطريق سالك."
    assert speakers(text)[-2:] == ["دبلوماسيون عرب"] * 2


def test_who_did_something_agrees_with_what_follows() -> None:
    text = "استقبلت ليلى الراوي نادر الحصري، مؤكدا أن الجسر مغلق."
    assert speakers(text) == ["نادر الحصري"]


def test_a_newspaper_is_feminine_whatever_its_name() -> None:
    text = "عاد نادر الحصري إلى المدينة. ونشرت صحيفة صدى صورته، مؤكدا أن الجسر مغلق."
    assert speakers(text) == ["نادر الحصري"]


def test_the_subjects_of_main_verbs() -> None:
    assert subjects("استقبل معالي الوزير نادر الحصري الوفد، ووجه الشكر له.") == ["الوزير نادر الحصري"]
    assert subjects("نادر الحصري يزور السد.") == ["نادر الحصري"]
    assert subjects("إنه الوفد الذي استقبل نادر الحصري.") == []
    assert subjects("قالوا «استقبل نادر الحصري الوفد».") == []


def test_who_issued_what_somebody_speaks_in_is_the_one_who_speaks() -> None:
    text = "وصل نادر الحصري إلى المدينة. نشرت جماعة صدى، ذراع كريم الفاضل، شريط فيديو تؤكد فيه أن الجسر مغلق."
    assert speakers(text)[-1] == "صدى"


def test_an_outlet_that_was_told_does_not_go_on_to_speak() -> None:
    text = "كشف مصدر مطلع لـ«صدى» أن الجسر مغلق، مؤكدا أن الطريق سالك."
    assert speakers(text) == ["مصدر مطلع"] * 2
