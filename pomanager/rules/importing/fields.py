"""The fields a table of members can fill, and the words for them and in them, in all our languages."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from pomanager.marks import N_
from pomanager.rules.folding import fold, words
from pomanager.rules.members import Sex, Status


class Field(StrEnum):
    """What a column of a table of members can hold."""

    NUMBER = "number"
    NAME = "name"
    FAMILY = "family"
    GIVEN = "given"
    PATRONYMIC = "patronymic"
    OTHER_SCRIPT = "other_script"
    SEX = "sex"
    BIRTH = "birth"
    PHONE = "phone"
    PLACE = "place"
    SECTION = "section"
    JOINED = "joined"
    STATUS = "status"


FIELD_WORDS: Mapping[Field, str] = MappingProxyType(
    {
        Field.NUMBER: N_("Number"),
        Field.NAME: N_("Full name"),
        Field.FAMILY: N_("Family name"),
        Field.GIVEN: N_("Given name"),
        Field.PATRONYMIC: N_("Patronymic"),
        Field.OTHER_SCRIPT: N_("Name in the second script"),
        Field.SEX: N_("Sex"),
        Field.BIRTH: N_("Born"),
        Field.PHONE: N_("Phone"),
        Field.PLACE: N_("Place"),
        Field.SECTION: N_("Section"),
        Field.JOINED: N_("Joined on"),
        Field.STATUS: N_("Standing"),
    }
)
ORDER_FIELDS: Mapping[Field, str] = MappingProxyType(
    {
        **{field: field.value for field in Field},
        Field.NAME: "full_name",
        Field.FAMILY: "family_name",
        Field.GIVEN: "given_name",
        Field.JOINED: "on",
    }
)
"""What the same field is called in orders about a person, and so beside which box of a form an objection stands."""

NAMES = (Field.NAME, Field.FAMILY, Field.GIVEN)
"""One of these makes a table a table of people."""


def in_one(text: str) -> str:
    """A heading as headings are compared: its folded words, "Date_de  naissance:" as "date de naissance"."""
    return " ".join(words(text.replace("_", " ")))


def _headings(*lines: str) -> tuple[str, ...]:
    return tuple(in_one(heading) for line in lines for heading in line.split(" | "))


HEADINGS: Mapping[Field, tuple[str, ...]] = MappingProxyType(
    {
        Field.NUMBER: _headings(
            "number | no | n | nr | num | member number | member no | membership number | member id | id | code | #",
            "numéro | n° | nº | matricule | numéro de membre | no membre | n° membre | numéro d'adhérent | номер | № | "
            "членский номер | номер члена | табельный номер | номери | мүчө номери | мүчөнүн номери",
            "លេខ | លេខសមាជិក | លេខកូដ | ល.រ | inomero | nomero | inomero y'umunywanyi | nambari | namba",
            "nambari ya mwanachama | número | número de socio | nº de socio | código | número do sócio | nº sócio",
        ),
        Field.NAME: _headings(
            "name | full name | member name | name of member | member | names | complete name | surname and name",
            "nom | noms | nom complet | nom et prénom | nom et prénoms | noms et prénoms | nom & prénom | nom prénom",
            "nom du membre | membre | фио | ф.и.о. | полное имя | имя | фамилия имя отчество | фамилия и имя",
            "аты-жөнү | аты жөнү | аты | толук аты | фамилиясы аты | фамилия аты | ааа | толук аты-жөнү",
            "ឈ្មោះ | ឈ្មោះពេញ | គោត្តនាម និងនាម | គោត្តនាមនិងនាម | នាមត្រកូល និងនាមខ្លួន | ឈ្មោះសមាជិក",
            "izina | amazina | amazina yose | izina ry'umunywanyi | amazina y'umunywanyi",
            "jina | jina kamili | majina | jina la mwanachama | nombre | nombre completo | nombres y apellidos",
            "apellidos y nombres | nombre y apellidos | nome | nome completo | nome do sócio",
        ),
        Field.FAMILY: _headings(
            "family name | surname | last name | family | nom de famille | patronyme | фамилия | фамилиясы | теги",
            "នាមត្រកូល | គោត្តនាម | ត្រកូល | izina ry'umuryango | izina ry'ikirundi | jina la ukoo | jina la familia",
            "apellido | apellidos | sobrenome | apelido | nome de família | lastname | familyname",
        ),
        Field.GIVEN: _headings(
            "given name | given names | first name | first names | forename | christian name | firstname | prénom",
            "prénoms | prénom(s) | өз аты | ысымы | ысым | នាម | នាមខ្លួន | នាមផ្ទាល់ខ្លួន | amatazirano | itazirano",
            "izina ry'ibatisimu | izina ry'irikirisu | jina la kwanza | nombres | nombre de pila | primer nombre",
            "prenome",
            "primeiro nome",
        ),
        Field.PATRONYMIC: _headings(
            "patronymic | father's name | father name | middle name | nom du père | père | patronymique | отчество",
            "имя отца | атасынын аты | ឈ្មោះឪពុក | se | izina rya se | jina la baba | nombre del padre | nome do pai",
        ),
        Field.OTHER_SCRIPT: _headings(
            "name in the second script | second script | other script | latin name | name in latin | name (latin)",
            "khmer name | name in khmer | name (khmer) | english name | nom en second alphabet | autre écriture",
            "nom latin | имя латиницей | латиница | второе письмо | латынча аты | экинчи жазуу",
            "nom dans l'autre écriture | имя другой письменностью | аты башка жазууда | ឈ្មោះជាអក្សរផ្សេង",
            "izina mu bundi bwandike",
            "ឈ្មោះឡាតាំង | ឈ្មោះជាអក្សរឡាតាំង | អក្សរឡាតាំង | នាមឡាតាំង | ឈ្មោះអង់គ្លេស",
        ),
        Field.SEX: _headings(
            "sex | gender | m/f | f/m | sexe | genre | h/f | f/h | пол | жынысы | жыныс | ភេទ | igitsina",
            "jinsia | jinsi | sexo | género | sexo/género",
        ),
        Field.BIRTH: _headings(
            "birth date | date of birth | birth | born | birthday | dob | year of birth | birth year | né(e) le",
            "date de naissance | naissance | né le | née le | année de naissance | date naissance | дата рождения",
            "год рождения | рождение | день рождения | туулган күнү | туулган жылы | туулган күн | туулган датасы",
            "ថ្ងៃខែឆ្នាំកំណើត | ថ្ងៃកំណើត | ឆ្នាំកំណើត | igihe yavukiye | itariki y'amavuko | umwaka w'amavuko",
            "amavuko | amavuka | tarehe ya kuzaliwa | mwaka wa kuzaliwa | fecha de nacimiento | nacimiento",
            "año de nacimiento | data de nascimento | nascimento | ano de nascimento",
        ),
        Field.PHONE: _headings(
            "phone | telephone | phone number | mobile | mobile phone | cell | cell phone | tel | tél | téléphone",
            "numéro de téléphone | portable | contact | contacts | телефон | номер телефона | мобильный | моб. телефон",
            "тел | телефону | телефон номери | លេខទូរស័ព្ទ | ទូរស័ព្ទ | telefone | terefone | inomero ya terefone",
            "simu | namba ya simu | nambari ya simu | teléfono | móvil | celular | telemóvel",
        ),
        Field.PLACE: _headings(
            "place | area | village | address | location | residence | hill | commune | province | district | region",
            "lieu | adresse | localité | colline | domicile | résidence | quartier | zone | circonscription | место",
            "адрес | село | населённый пункт | место жительства | айыл | кыштак | дареги | жашаган жери | айылы",
            "ភូមិ | ឃុំ | ស្រុក | ទីកន្លែង | អាសយដ្ឋាន | ទីលំនៅ | umutumba | umusozi | aho aba | ikibanza | ahantu",
            "жер",
            "kijiji | mahali | anwani | makazi | lugar | aldea | comunidad | dirección | aldeia | localidade",
            "endereço | morada",
        ),
        Field.SECTION: _headings(
            "section | group | branch | cell group | producer group | sub-group | groupe | groupement | antenne",
            "участок | группа | секция | отделение | бөлүм | топ | секциясы | тобу | ផ្នែក | ក្រុម | សាខា",
            "umugwi | agashami | isehemu | igice | kikundi | sehemu | tawi | sección | grupo | secção | seção",
        ),
        Field.JOINED: _headings(
            "joined | joined on | join date | date joined | start date | membership date | admission date | admitted",
            "date of admission | member since | admitted on | date d'adhésion | adhésion | date d'admission | admis le",
            "date d'entrée | entrée | membre depuis | дата вступления | вступил | дата приёма | дата приема",
            "член с | кирген күнү | кабыл алынган күнү | кирген датасы | мүчө болгон күнү | ថ្ងៃចូល | ថ្ងៃចូលជាសមាជិក",
            "igihe yinjiriye | yinjiye ku wa | itariki yinjiyeko | tarehe ya kujiunga | amejiunga | fecha de ingreso",
            "fecha de admisión | ingreso | data de admissão | data de entrada | admissão",
        ),
        Field.STATUS: _headings(
            "status | standing | state | statut | situation | état | статус | состояние | абалы | статусу | ស្ថានភាព",
            "uko ameze | ico ari co | макамы | hali | hadhi | estado | situación | situação",
        ),
    }
)
"""Headings of columns by field, folded."""

NOT_OURS = frozenset(
    _headings(
        "sort name | nom de tri | id card | identity card | national id | id number | cni | carte d'identité | паспорт",
        "инн | father | mother | signature | подпись | end date | left on | date de sortie | remarks | observations",
    )
)
"""Headings that sound like a field of ours and are not."""

EITHER_NAME = frozenset(
    _headings("name | names | nom | noms | имя | аты | ឈ្មោះ | izina | jina | nombre | nome | nombres")
)
"""Headings that mean the whole name, or only the part whose fellow has a column of its own."""


Choice = TypeVar("Choice", Sex, Status)


def _by_text(texts: Mapping[Choice, tuple[str, ...]]) -> dict[str, Choice]:
    return {fold(text): choice for choice, lines in texts.items() for line in lines for text in line.split(" | ")}


SEX_TEXTS: Mapping[str, Sex] = MappingProxyType(
    _by_text(
        {
            Sex.FEMALE: (
                "f | female | woman | w | girl | femme | féminin | fem | fille | feminine | ж | жен | жен.",
                "женский | женщина | аял | аялзат | кыз | ស្រី | ស | នារី | umugore | gore | umukobwa | kobwa",
                "mke | mwanamke | ke | mujer | femenino | mulher | feminino | mme | mlle | mrs | ms | ayal",
            ),
            Sex.MALE: (
                "m | male | man | h | boy | homme | masculin | masc | hom | masculine | м | муж | муж. | мужской",
                "мужчина | эркек | эр | ប្រុស | ប | បុរស | umugabo | gabo | umuhungu | hungu | mwanamume",
                "mwanaume | me | hombre | masculino | varón | homem | mr | erkek",
            ),
            Sex.UNKNOWN: ("u | unknown | inconnu | не известно | неизвестно | белгисиз | ? | -",),
        }
    )
)
"""What people write for a sex, folded."""

STATUS_TEXTS: Mapping[str, Status] = MappingProxyType(
    _by_text(
        {
            Status.APPLICANT: (
                "applicant | candidate | pending | candidat | demandeur | postulant | кандидат | заявитель",
                "талапкер | арыз ээси | បេក្ខជន | អ្នកដាក់ពាក្យ | uwusaba | mwombaji | solicitante",
            ),
            Status.ACTIVE: (
                "active | member | current | yes | actif | membre | en règle | действующий | активный | член",
                "активдүү | мүчө | аракеттеги | សកម្ម | សមាជិក | umunywanyi | arakora | hai | mwanachama | activo",
                "activa | socio | ativo | ativa | sócio | актив",
            ),
            Status.SUSPENDED: (
                "suspended | suspendu | suspendue | приостановлен | приостановлена | токтотулган | ព្យួរ",
                "បានព្យួរ | yahagaritswe | amesimamishwa | suspendido | suspendida | suspenso | suspensa",
            ),
            Status.RESIGNED: (
                "resigned | left | withdrawn | former | démissionnaire | démissionné | sorti | sortie | parti",
                "retiré | вышел | вышла | выбыл | выбыла | чыккан | លាឈប់ | បានលាឈប់ | yavuyemwo | amejiuzulu",
                "retirado | retirada | baja | saiu | demissionário",
            ),
            Status.EXCLUDED: (
                "excluded | expelled | exclu | exclue | radié | исключён | исключена | исключен | чыгарылган",
                "បណ្តេញចេញ | yirukanywe | amefukuzwa | excluido | excluida | excluído",
            ),
            Status.DEAD: (
                "dead | deceased | died | décédé | décédée | mort | умер | умерла | скончался | каза болгон",
                "өлгөн | ស្លាប់ | មរណភាព | yapfuye | yaritavye imana | amefariki | fallecido | fallecida",
                "falecido | falecida | muerto | morto",
            ),
        }
    )
)
"""What people write for a standing, folded."""
