"""Names known again in every form of them, and reduced to initials only where that is certain."""

import pytest

from monitor.text.persons import agrees, marked, person, reduced

CASES = {
    "ru": (
        "Марина Ковальская",
        ("Марина Ковальская", "Марины Ковальской", "Марине Ковальской", "Марину Ковальскую", "с Мариной Ковальской"),
    ),
    "be": ("Сяргей Лісоўскі", ("Сяргей Лісоўскі", "Сяргея Лісоўскага", "Сяргею Лісоўскаму", "з Сяргеем Лісоўскім", "аб Сяргеі Лісоўскім")),
}


def short(text: str, *names: str) -> str | None:
    """Return a text with these names reduced."""
    return reduced(text, [one for name in names if (one := person(name))])


@pytest.mark.parametrize("language", sorted(CASES))
def test_a_name_is_known_in_every_case(language: str) -> None:
    """The initials are those of the nominative, and nothing of the ending is left."""
    name, forms = CASES[language]
    letters = " ".join(f"{word[0]}." for word in name.split())
    for form in forms:
        before = form.rpartition(" ")[0].rpartition(" ")[0]
        assert short(f"сказано, {form} тоже", name) == f"сказано, {before + ' ' if before else ''}⟨{letters}⟩ тоже"


@pytest.mark.parametrize(
    "form", ["Сьвятлана Кавальская", "Святлану Кавальскую", "Светлане Ковальской", "Sviatlana Kavalskaya", "Śviatłana Kavalskaja"]
)
def test_a_name_is_known_in_both_orthographies_and_in_latin_letters(form: str) -> None:
    """Known from one article, found in the words of another."""
    found = short(f"«{form}», ", "Святлана Кавальская")
    assert found in ("«⟨С. К.⟩», ", "«⟨S. K.⟩», ", "«⟨Ś. K.⟩», ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("с Иваном Дуниным-Марцинкевичем", "с ⟨И. Д.-М.⟩"),
        ("а Марцинкевич молчал", "а ⟨М.⟩ молчал"),
        ("и Иван Петрович Дунин-Марцинкевич", "и ⟨И. П. Д.-М.⟩"),
        ("и И. Дунин-Марцинкевич", "и ⟨И. Д.-М.⟩"),
        ("ИВАН ДУНИН-МАРЦИНКЕВИЧ", "⟨И. Д.-М.⟩"),
    ],
)
def test_double_surnames_patronymics_and_initials_belong_to_the_name(text: str, expected: str) -> None:
    """A part alone is the name too."""
    assert short(text, "Иван Дунин-Марцинкевич") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("北京居民王小红说。", "北京居民⟨王某⟩说。"), ("王女士不知道", "王女士不知道"), ("据小红说", None), ("科瓦利丘克说", "⟨科某⟩说")],
)
def test_a_chinese_name_keeps_its_surname(text: str, expected: str | None) -> None:
    """A given name alone is no certain find; of a foreign name the last part is the surname."""
    assert short(text, "王小红", "玛丽娜·科瓦利丘克") == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Вчера Ковальчук добавила", "Марина Ковальчук"),
        ("сестра Анна Ковальчук добавила", "Марина Ковальчук"),
        ("и Марина Иванова добавила", "Марина Ковальчук"),
        ("Ковальчуковские дела", "Марина Ковальчук"),
        ("сказал Ковальчук", "Ковальчук"),
        ("об этом пишет kovalchuk в сети", "Марина Ковальчук"),
        ("Activist Maryna Kovalchuk Says Prices Rise", "Maryna Kovalchuk"),
        ("专家说", "专家"),
        ("⟨…⟩ и Марина Ковальчук", "Марина Ковальчук"),
    ],
)
def test_what_is_not_certain_is_not_reduced(text: str, name: str) -> None:
    """Another first name, another surname, a form nobody knows, one word only, a headline all in capitals, marks that were there."""
    assert short(text, name) is None


@pytest.mark.parametrize("text", ["She said so in Minsk.", "Она сказала.", "Яна нічога не казала.", "她没有说。"])
def test_a_text_without_the_name_stays(text: str) -> None:
    """Not a letter is changed."""
    assert short(text, "Марина Ковальчук", "王小红") == text


@pytest.mark.parametrize("stored", ["сказала Марина Ковальчук.", "said Maryna Kavalchuk.", "居民王小红说", "Иваном Дуниным-Марцинкевичем"])
def test_what_is_reduced_agrees_with_what_is_stored(stored: str) -> None:
    """And says that it is reduced."""
    printed = short(stored, "Марина Ковальчук", "王小红", "Иван Дунин-Марцинкевич")
    assert printed is not None
    assert printed != stored
    assert (marked(printed), marked(stored), agrees(printed, stored), agrees(stored, stored)) == (True, False, True, True)


@pytest.mark.parametrize(
    "printed",
    [
        "⟨М. К.⟩ сказал о ценах",
        "⟨М. И.⟩ сказала о ценах",
        "⟨М.⟩ сказала о ценах",
        "⟨М. К. Л.⟩ сказала о ценах",
        "⟨М. К. С.⟩ о ценах",
        "⟨М. К.⟩ о ценах",
        "⟨⟩ сказала о ценах",
        "⟨.*⟩ сказала о ценах",
        "⟨М. К.⟩ сказала о ⟨Ц.⟩",
        "М. К. сказала о ценах",
    ],
)
def test_a_reduction_that_was_tampered_with_does_not_agree(printed: str) -> None:
    """Other words around it, other initials, more or fewer of them, something hidden that is no name, no marks."""
    assert not agrees(printed, "Марина Ковальчук сказала о ценах")
