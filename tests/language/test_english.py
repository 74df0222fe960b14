"""English passes, whatever it is like; other languages are refused and named as such."""

from __future__ import annotations

import pytest

from factcheck.errors import LanguageError
from factcheck.language.english import refuse_other_languages
from factcheck.model import Document

_FOREIGN = {
    "german": (
        "Der Stadtrat hat am Dienstag beschlossen, die alte Brücke über den Fluss bis zum nächsten Sommer zu "
        "sperren. Nach Angaben der Verwaltung ist das Bauwerk nicht mehr sicher, weil mehrere Träger stark "
        "verrostet sind. Die Kosten für die Reparatur werden auf vier Millionen Euro geschätzt, doch die "
        "Opposition hält die Zahl für zu niedrig und fordert ein neues Gutachten."
    ),
    "french": (
        "Le conseil municipal a décidé mardi de fermer le vieux pont jusqu'à l'été prochain. Selon les "
        "ingénieurs de la ville, plusieurs poutres sont rouillées et la circulation des camions n'est plus "
        "possible sans danger. Le coût des travaux est estimé à quatre millions d'euros, mais l'opposition "
        "juge ce chiffre trop bas et demande une nouvelle étude."
    ),
    "spanish": (
        "El ayuntamiento decidió el martes cerrar el viejo puente hasta el próximo verano. Según los técnicos"
        " de la ciudad, varias vigas están oxidadas y el paso de camiones ya no es posible sin peligro. El "
        "coste de las obras se calcula en cuatro millones de euros, pero la oposición cree que la cifra es "
        "demasiado baja y pide un nuevo informe."
    ),
    "italian": (
        "Il consiglio comunale ha deciso martedì di chiudere il vecchio ponte fino alla prossima estate. "
        "Secondo i tecnici della città diverse travi sono arrugginite e il passaggio dei camion non è più "
        "possibile senza pericolo. Il costo dei lavori è stimato in quattro milioni di euro, ma secondo "
        "l'opposizione la cifra è troppo bassa e serve una nuova perizia."
    ),
    "dutch": (
        "De gemeenteraad heeft dinsdag besloten de oude brug over de rivier tot volgende zomer te sluiten. "
        "Volgens de technische dienst zijn verschillende balken verroest en is het verkeer van vrachtwagens "
        "niet langer veilig. De kosten van het herstel worden geschat op vier miljoen euro, maar de oppositie"
        " vindt dat bedrag te laag en vraagt om een nieuw onderzoek."
    ),
    "russian": (
        "Городской совет во вторник решил закрыть старый мост через реку до следующего лета. По словам "
        "инженеров, несколько балок сильно проржавели, и движение грузовиков стало опасным. Стоимость ремонта"
        " оценивается в четыре миллиона евро, однако оппозиция считает эту цифру слишком низкой и требует "
        "новой экспертизы. Мэр пообещал ответить на вопросы депутатов до конца недели."
    ),
    "arabic": (
        "قرر مجلس المدينة يوم الثلاثاء إغلاق الجسر القديم فوق النهر حتى الصيف المقبل. وقال المهندسون إن عدة "
        "عوارض أصابها الصدأ وإن مرور الشاحنات لم يعد آمنا. وتقدر تكلفة الإصلاح بأربعة ملايين يورو لكن "
        "المعارضة ترى أن هذا الرقم منخفض جدا وتطالب بدراسة جديدة قبل نهاية الشهر الجاري ووعد رئيس البلدية "
        "بالرد على أسئلة الأعضاء قريبا"
    ),
}
_ENGLISH = {
    "plain": (
        "The council voted on Tuesday to close the old bridge until next summer. Engineers said several beams"
        " had rusted and that lorries could no longer cross without danger. The repair will cost four million"
        " euros, but the opposition called the figure too low and asked for a new study before the end of the"
        " month."
    ),
    "names": (
        "Ljubljana, Zagreb, Łódź, São Paulo, Córdoba, Besançon and Tromsø sent teams: Živa Kovač, Zoë Müller,"
        " José Peña, Łukasz Wójcik, Åsa Björk, François Lefèvre, Ngô Đình, Siobhán Ní Bhriain, Jürgen Groß, "
        "Renée Côté, Ana Muñoz, Søren Kjær, Óscar Ibáñez, Chloë Dubois, Mária Tóth, André Simões and Nuñez de"
        " la Torre y del Río."
    ),
    "numbers": (
        "votes 12,450 turnout 61.2 pct; votes 9,312 turnout 58.0 pct; votes 8,110 turnout 57.4 pct; votes "
        "7,999 turnout 55.1 pct; votes 6,420 turnout 54.9 pct; votes 5,118 turnout 52.0 pct; votes 4,870 "
        "turnout 51.7 pct; votes 3,316 turnout 50.2 pct; votes 2,950 turnout 49.9 pct; votes 1,204 turnout "
        "48.8 pct; seats 40, 31, 22, 9"
    ),
    "headlines": (
        "Storm hits coast, thousands flee. Mayor quits amid bribe probe. Fuel prices soar, drivers queue. "
        "Troops leave border town. Court frees ex-banker. Nurses strike, wards close. Teen swims Channel, "
        "sets record. Fire guts warehouse, cause unknown. Airline cuts routes, shares slump. Bridge shut, "
        "commuters fume. Rains flood valley, crops lost. Union rejects offer, talks collapse."
    ),
    "list": (
        "200 g flour, 100 g sugar, 2 tbsp butter, 3 eggs, 1 tsp salt, 50 g walnuts, 1 l milk, 2 lemons, 4 "
        "apples, 1 pinch cinnamon, 10 g yeast, 3 tbsp honey, 30 g raisins, 1 cup cream, 2 pears, 5 plums, "
        "grated zest, chopped mint, toasted almonds, melted chocolate, whipped cream, powdered sugar, sliced "
        "figs, crushed ice, cold water"
    ),
    "quoted": (
        "The banner read “No pasarán, el pueblo unido jamás será vencido”, and the crowd sang “la lutte "
        "continue” for an hour before police moved in. A spokeswoman said that two people had been held and "
        "that nobody was hurt when the march broke up near the station."
    ),
    "capitals": "THE COUNCIL VOTED TO CLOSE THE OLD BRIDGE. " * 12,
    "short-german": "Der Rat hat die Brücke am Dienstag geschlossen.",
    "empty": "",
}


@pytest.mark.parametrize("text", _FOREIGN.values(), ids=_FOREIGN)
def test_other_languages_are_refused(text: str) -> None:
    with pytest.raises(
        LanguageError, match=r"^a\.txt: expected English, found .* \(\d+ % of its words"
    ):
        refuse_other_languages([Document(id="a.txt", text=text)])


@pytest.mark.parametrize("text", _ENGLISH.values(), ids=_ENGLISH)
def test_english_and_short_texts_pass(text: str) -> None:
    refuse_other_languages([Document(id="a.txt", text=text)])


def test_every_refused_document_is_named() -> None:
    """All problems come at once, in the order of the documents."""
    texts = (_FOREIGN["dutch"], _ENGLISH["plain"], _FOREIGN["german"])
    documents = [Document(id=str(number), text=text) for number, text in enumerate(texts)]
    with pytest.raises(LanguageError) as raised:
        refuse_other_languages(documents)
    assert [line.split(":")[0] for line in str(raised.value).splitlines()] == ["0", "2"]
