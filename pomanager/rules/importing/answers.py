"""What people write in cells that have a few answers only: sex, standing, yes and no, kinds and relations."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from pomanager.rules.contacts import PhoneOwner
from pomanager.rules.folding import fold
from pomanager.rules.households import Relation
from pomanager.rules.identity import IdentityKind
from pomanager.rules.members import PersonKind, Sex, Status

Choice = TypeVar("Choice", Sex, Status, Relation, IdentityKind, PersonKind, PhoneOwner, bool)


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

RELATION_TEXTS: Mapping[str, Relation] = MappingProxyType(
    _by_text(
        {
            Relation.HEAD: (
                "head | head of household | chef | chef de ménage | cheffe | глава | үй ээси | башчысы | មេគ្រួសារ",
                "umukuru w'urugo | umukuru | mkuu wa kaya | jefe | jefa | chefe",
            ),
            Relation.SPOUSE: (
                "супруг(а) | spouse | wife | husband | conjoint | conjointe | épouse | époux | femme | mari | супруг",
                "супруга | жена",
                "муж | жубайы | аялы | күйөөсү | ប្រពន្ធ | ប្ដី | ប្តី | សហព័ទ្ធ | uwo bubakanye | umugore",
                "umugabo | mke | mume",
                "cónyuge | esposa | esposo | cônjuge",
            ),
            Relation.CHILD: (
                "child | son | daughter | enfant | fils | fille | ребёнок | сын | дочь | баласы | уулу | кызы | កូន",
                "umwana | mtoto | hijo | hija | filho | filha",
            ),
            Relation.PARENT: (
                "parent | father | mother | père | mère | родитель | отец | мать | ата-энеси | атасы",
                "апасы | ឪពុកម្ដាយ",
                "ឪពុកម្តាយ | umuvyeyi | mzazi | padre | madre | pai | mãe",
            ),
            Relation.OTHER: ("other | autre | другое | другой | башка | ផ្សេងទៀត | uwundi | nyingine", "otro | outro"),
        }
    )
)
"""What people write for a place in a household, folded."""

IDENTITY_TEXTS: Mapping[str, IdentityKind] = MappingProxyType(
    _by_text(
        {
            IdentityKind.NATIONAL_CARD: (
                "national card | national identity card | id card | identity card | national id | nid",
                "cni | cin | id",
                "carte d'identité | carte nationale d'identité | carte nationale | удостоверение личности | ID-карта",
                "национальное удостоверение личности | улуттук инсандык карта | инсандык карта | id карта",
                "អត្តសញ្ញាណប័ណ្ណ | អត្តសញ្ញាណប័ណ្ណជាតិ | karangamuntu | kitambulisho | dni | cédula | bi",
            ),
            IdentityKind.VOTER_CARD: (
                "voter card | voter's card | carte d'électeur | карточка избирателя | шайлоочунун картасы",
                "ប័ណ្ណបោះឆ្នោត | ikarata y'itora | ikarata yo gutora | kadi ya mpiga kura",
            ),
            IdentityKind.PASSPORT: (
                "passport | passeport | паспорт | លិខិតឆ្លងដែន | paspoti | urupapuro rw'inzira | pasaporte",
                "passaporte",
            ),
            IdentityKind.HOUSEHOLD_BOOK: (
                "household book | family book | livret de ménage | livret de famille | carnet de ménage",
                "домовая книга | үй китепчеси | សៀវភៅគ្រួសារ | igitabu c'urugo",
            ),
            IdentityKind.BIRTH_CERTIFICATE: (
                "birth certificate | acte de naissance | extrait de naissance | attestation de naissance",
                "свидетельство о рождении | туулгандыгы жөнүндө күбөлүк | សំបុត្រកំណើត | icemezo c'amavuko",
            ),
            IdentityKind.DRIVING_LICENCE: (
                "driving licence | driving license | permis de conduire | permis | водительское удостоверение",
                "водительские права | айдоочунун күбөлүгү | ប័ណ្ណបើកបរ | uruhusha rwo gutwara | leseni",
            ),
            IdentityKind.ATTESTATION: (
                "attestation | attestation of identity | attestation d'identité complète | attestation d'identité",
                "справка | справка о личности | инсандыкты ырастоо | លិខិតបញ្ជាក់អត្តសញ្ញាណ | icemezo",
            ),
            IdentityKind.OTHER: (
                "other | other document | autre | autre document | другой документ | другое | башка документ",
                "ឯកសារផ្សេង | ឯកសារផ្សេងទៀត | ikindi cangombwa",
            ),
        }
    )
)
"""What people write for a kind of identity document, folded."""

YES_NO_TEXTS: Mapping[str, bool] = MappingProxyType(
    _by_text(
        {
            True: (
                "yes | y | x | 1 | true | vrai | oui | o | да | ооба | បាទ | ចាស | បាទ/ចាស | ego | ndiyo",
                "sí | si | sim",
            ),
            False: ("no | n | 0 | false | faux | non | нет | жок | ទេ | oya | hapana | não",),
        }
    )
)
"""What people write for yes and no, folded."""

PERSON_KIND_TEXTS: Mapping[str, PersonKind] = MappingProxyType(
    _by_text(
        {
            PersonKind.NATURAL: (
                "person | natural person | individual | human being | personne | personne physique | individu | лицо",
                "физическое лицо | физлицо | адам | жеке адам | បុគ្គល | រូបវន្តបុគ្គល | umuntu | mtu | persona | pessoa",
            ),
            PersonKind.ORGANISATION: (
                "organisation | organization | legal person | legal entity | company | cooperative | union",
                "association | group | personne morale | coopérative | groupement | société | организация",
                "юридическое лицо | юрлицо | кооператив",
                "уюм | юридикалык жак | អង្គការ | នីតិបុគ្គល | សហករណ៍ | ishirahamwe | koperative | urugaga",
                "shirika | ushirika | organización | cooperativa | organização",
            ),
        }
    )
)
"""What people write for a person and for an organisation, folded."""

PHONE_OWNER_TEXTS: Mapping[str, PhoneOwner] = MappingProxyType(
    _by_text(
        {
            PhoneOwner.OWN: (
                "own | self | member | le sien | personnel | propre | lui-même | elle-même | свой | собственный",
                "өзүнүкү | өз | ផ្ទាល់ខ្លួន | iyiwe | propio | próprio",
            ),
            PhoneOwner.SPOUSE: (
                "spouse | husband | wife | conjoint | conjointe | mari | épouse | époux | супруг(а) | супруг | супруга",
                "муж | жена | жубайы | ប្ដីប្រពន្ធ | ប្តីប្រពន្ធ | uwo bubakanye | umugabo | umugore",
            ),
            PhoneOwner.CHILD: (
                "child | son | daughter | enfant | fils | fille | ребёнок | сын | дочь | баласы | កូន | umwana",
            ),
            PhoneOwner.NEIGHBOUR: (
                "neighbour | neighbor | voisin | voisine | сосед | соседка | кошунасы | អ្នកជិតខាង | umubanyi",
            ),
            PhoneOwner.OTHER: ("other | autre | другое | другой | башка | ផ្សេងទៀត | ikindi | uwundi",),
        }
    )
)
"""What people write for whose telephone a number rings, folded."""

_BEGINNINGS: Mapping[Status, tuple[str, ...]] = MappingProxyType(
    {
        Status.DEAD: (
            "dead", "died", "death", "deces", "decede", "mort", "умер", "смерт", "кончин", "өлгөн", "каза", "ស្លាប់",
            "មរណ", "yapfuye", "yitavye imana", "amefariki",
        ),
        Status.EXCLUDED: ("exclu", "expel", "radi", "исключ", "чыгарыл", "បណ្តេញ", "បណ្ដេញ", "yirukan", "amefukuzwa"),
    }
)  # fmt: skip
"""How words begin that say why somebody left, other than of their own will."""


def standing_after(reason: str) -> Status:
    """How somebody who left for this reason stands: dead, excluded, else resigned."""
    folded = " " + fold(reason)
    for status, beginnings in _BEGINNINGS.items():
        if any(" " + fold(beginning) in folded for beginning in beginnings):
            return status
    return Status.RESIGNED
