"""How people head the columns of their lists, in all our languages."""

from collections.abc import Mapping
from types import MappingProxyType

from pomanager.rules.folding import words
from pomanager.rules.importing.fields import Field


def in_one(text: str) -> str:
    """A heading as headings are compared: its folded words, "Date_de  naissance:" as "date de naissance"."""
    return " ".join(words(text.replace("_", " ")))


SUMS: frozenset[str] = frozenset(
    in_one(text)
    for text in (
        "total", "totals", "grand total", "subtotal", "sub-total", "totaux", "total général", "sous-total", "somme",
        "итог", "итого", "всего", "общий итог", "жалпы", "бардыгы", "жыйынтык", "សរុប", "សរុបរួម", "igiteranyo",
        "vyose hamwe", "bose hamwe", "jumla",
    )
)  # fmt: skip
"""What stands in the place of a name in the line that adds a list up, as headings are compared."""


def _headings(*lines: str) -> tuple[str, ...]:
    return tuple(in_one(heading) for line in lines for heading in line.split(" | "))


HEADINGS: Mapping[Field, tuple[str, ...]] = MappingProxyType(
    {
        Field.NUMBER: _headings(
            "number | no | n | nr | num | member number | member no | membership number | member id | id | code | #",
            "numéro | n° | nº | matricule | numéro de membre | no membre | n° membre | numéro d'adhérent",
            "номер | № | членский номер | номер члена | табельный номер | номери | мүчө номери | мүчөнүн номери",
            "លេខ | លេខសមាជិក | លេខកូដ | ល.រ | inomero | nomero | inomero y'umunywanyi | nambari | namba",
            "nambari ya mwanachama | número | número de socio | nº de socio | código | número do sócio | nº sócio",
        ),
        Field.NAME: _headings(
            "name | full name | member name | name of member | member | names | complete name | surname and name",
            "nom | noms | nom complet | nom et prénom | nom et prénoms | noms et prénoms | nom & prénom | nom prénom",
            "prénom et nom | prénoms et nom | prénom(s) et nom | prénoms et noms | prénom nom | prénoms nom",
            "nom prénoms | first name and surname | name and surname | имя и фамилия | имя фамилия",
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
            "phone | phone 1 | tel 1 | tél 1 | téléphone 1 | телефон 1",
            "telephone | phone number | mobile | mobile phone | cell | cell phone | tel | tél | téléphone",
            "numéro de téléphone | portable | contact | contacts | телефон | номер телефона | мобильный",
            "моб. телефон",
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
        Field.ADDRESS_FORM: _headings(
            "form of address | title | salutation | civility | civilité | titre | обращение | кайрылуу | ងារ",
            "icubahiro | cheo | tratamiento | tratamento",
            "ពាក្យសម្រាប់ហៅ | Uko bamwita",
        ),
        Field.KIND: _headings(
            "person or organisation | person or organization | member is | kind of member | member type",
            "type of member | personne ou organisation | type de membre | nature du membre | лицо или организация",
            "вид члена | тип члена | адам же уюм | мүчөнүн түрү | បុគ្គល ឬអង្គការ | ប្រភេទសមាជិក | umuntu canke ishirahamwe",
            "ubwoko bw'umunywanyi | aina ya mwanachama | tipo de socio | tipo de sócio",
        ),
        Field.REPRESENTATIVE: _headings(
            "representative | represented by | name of representative | legal representative | représentation",
            "représentant | représentante | représenté par | représentée par | nom du représentant",
            "représentant légal | представитель | имя представителя | фио представителя",
            "ыйгарым укуктуу өкүл | өкүлү | өкүл",
            "តំណាង | តំណាងដោយ | uwurihagarariye | uwuriserukira | mwakilishi | representante",
        ),
        Field.PHONE_2: _headings(
            "second phone | phone 2 | other phone | tel 2 | tél 2 | téléphone 2 | autre téléphone | second téléphone",
            "deuxième téléphone | второй телефон | телефон 2 | экинчи телефон | ទូរស័ព្ទទីពីរ | terefone ya kabiri",
            "telefone ya kabiri | segundo teléfono | segundo telefone",
        ),
        Field.PHONE_3: _headings(
            "third phone | phone 3 | tel 3 | tél 3 | troisième téléphone | третий телефон | үчүнчү телефон",
            "ទូរស័ព្ទទីបី | terefone ya gatatu | telefone ya gatatu",
        ),
        Field.PHONE_OWNER: _headings(
            "whose phone | phone owner | owner of phone | phone belongs to | à qui est le téléphone",
            "propriétaire du téléphone | чей телефон | владелец телефона | телефон кимдики | телефондун ээси",
            "ទូរស័ព្ទរបស់អ្នកណា | ម្ចាស់ទូរស័ព្ទ | telefone ni iya nde | nyene telefone | simu ya nani",
        ),
        Field.PHONE_SHARED: _headings(
            "phone is shared | shared phone | phone shared | téléphone partagé | телефон общий | общий телефон",
            "телефон орток | орток телефон | ទូរស័ព្ទប្រើរួមគ្នា | telefone isangiwe | telefone isangiwe n'abandi",
        ),
        Field.PHONE2_OWNER: _headings(
            "whose second phone | owner of second phone | à qui est le deuxième téléphone | чей второй телефон",
            "экинчи телефон кимдики | ទូរស័ព្ទទីពីររបស់អ្នកណា | telefone ya kabiri ni iya nde",
        ),
        Field.PHONE2_SHARED: _headings(
            "second phone is shared | deuxième téléphone partagé | второй телефон общий | экинчи телефон орток",
            "ទូរស័ព្ទទីពីរប្រើរួមគ្នា | telefone ya kabiri isangiwe",
        ),
        Field.PHONE3_OWNER: _headings(
            "whose third phone | owner of third phone | à qui est le troisième téléphone | чей третий телефон",
            "үчүнчү телефон кимдики | ទូរស័ព្ទទីបីរបស់អ្នកណា | telefone ya gatatu ni iya nde",
        ),
        Field.PHONE3_SHARED: _headings(
            "third phone is shared | troisième téléphone partagé | третий телефон общий | үчүнчү телефон орток",
            "ទូរស័ព្ទទីបីប្រើរួមគ្នា | telefone ya gatatu isangiwe",
        ),
        Field.WITHIN_1: _headings(
            "в каком месте лежит | place around it | lieu autour | lieu englobant | место вокруг",
            "айланасындагы жер | ទីកន្លែងជុំវិញ",
            "ikibanza kiyikikije | ahantu hahakikije",
        ),
        Field.WITHIN_2: _headings(
            "в чём лежит то место | second place around it | deuxième lieu autour",
            "deuxième lieu englobant | второе место вокруг",
            "айланасындагы экинчи жер | ទីកន្លែងជុំវិញទីពីរ | ahantu ha kabiri hahakikije",
        ),
        Field.WITHIN_3: _headings(
            "в чём лежит и оно | third place around it | troisième lieu autour | troisième lieu englobant",
            "третье место вокруг",
            "айланасындагы үчүнчү жер | ទីកន្លែងជុំវិញទីបី | ahantu ha gatatu hahakikije",
        ),
        Field.HOW_TO_FIND: _headings(
            "how to find | how to find the house | directions | landmark | repère | comment trouver la maison",
            "itinéraire | как найти дом | как найти | ориентир | үйдү кантип табууга болот | ориентири | របៀបរកផ្ទះ",
            "uko boshika i muhira | uko urugo rubonwa | indications",
            "Үйдү кантип тапса болот | Ukuntu urugo ruboneka",
        ),
        Field.SECTION: _headings(
            "section | group | branch | cell group | producer group | sub-group | groupe | groupement | antenne",
            "участок | группа | секция | отделение | бөлүм | топ | секциясы | тобу | ផ្នែក | ក្រុម | សាខា",
            "umugwi | agashami | isehemu | igice | kikundi | sehemu | tawi | sección | grupo | secção | seção",
        ),
        Field.PROFESSION: _headings(
            "profession | occupation | job | trade | métier | activité | профессия | занятие | кесиби",
            "кесип | មុខរបរ",
            "umwuga | kazi | taaluma | profesión | oficio | profissão | ocupação",
        ),
        Field.PRODUCTS: _headings(
            "productions | production | products | product | crops | crop | produce | produits | produit",
            "cultures | culture | spéculation",
            "продукция | продукты | культуры | өндүргөнү | продукциялары | өсүмдүктөр | ផលិតផល | ដំណាំ | ivyimburwa",
            "ibiterwa | ivyo arima | mazao | bidhaa | productos | cultivos | produtos | culturas",
            "Ivyo yimbura",
        ),
        Field.LANGUAGES: _headings(
            "languages | language | languages spoken | langues | langue | langues parlées | языки | язык",
            "тилдер | тили",
            "тилдери | ភាសា | indimi | ururimi | lugha | idiomas | lenguas | línguas",
        ),
        Field.ID_KIND: _headings(
            "kind of identity document | id type | type of id | document type | type de pièce | pièce d'identité",
            "type de document | nature de la pièce | genre de pièce d'identité | type de pièce d'identité",
            "вид документа | вид удостоверения | тип документа | документтин түрү | ប្រភេទឯកសារ",
            "ប្រភេទអត្តសញ្ញាណប័ណ្ណ | ប្រភេទឯកសារអត្តសញ្ញាណ | ubwoko bw'icangombwa | ubwoko bwa karangamuntu",
            "aina ya kitambulisho | tipo de documento",
        ),
        Field.ID_NUMBER: _headings(
            "number of identity document | id card | identity card | national id | id number | id no | nid",
            "national id no",
            "identity number | identity document | passport | passport number | cni | n° cni | numéro cni | no cni",
            "numéro de cni | numéro de la cni | numéro de pièce d'identité | numéro de la pièce d'identité",
            "numéro de pièce | n° pièce | numéro d'identité | carte d'identité | n° carte d'identité | passeport",
            "numéro de carte d'identité | carte nationale d'identité | паспорт | номер паспорта | инн | пин",
            "номер документа | удостоверение личности | номер удостоверения | паспорттун номери | документтин номери",
            "жеке номери | паспорту | លេខអត្តសញ្ញាណប័ណ្ណ | អត្តសញ្ញាណប័ណ្ណ | លេខឯកសារ | លេខឯកសារអត្តសញ្ញាណ",
            "karangamuntu",
            "inomero ya karangamuntu | inomero y'icangombwa | kitambulisho | namba ya kitambulisho | dni",
            "cédula | bi",
            "número de documento | documento de identidad | bilhete de identidade",
        ),
        Field.ID_ISSUER: _headings(
            "document issued by | issued by | issuer | issuing authority | délivré par | délivrée par | émetteur",
            "document délivré par | pièce délivrée par | autorité | кем выдан | документ выдан | выдан | ким берген",
            "документти ким берген | берген орган | ចេញដោយ | ឯកសារចេញដោយ | uwayitanze | uwatanze icangombwa",
            "icangombwa catanzwe na | imetolewa na | expedido por | emitido por",
        ),
        Field.ID_ISSUED: _headings(
            "когда выдан документ | когда выдан | document issued on | issued on | date of issue",
            "issue date | délivré le | délivrée le",
            "document délivré le",
            "pièce délivrée le | date de délivrance | дата выдачи | документ выдан (дата) | берилген күнү",
            "документ берилген күнү | ថ្ងៃចេញ | ថ្ងៃចេញឯកសារ | igihe yatangiwe | igihe icangombwa catangiwe",
            "icangombwa catanzwe kuwa | tarehe ya kutolewa | fecha de expedición | data de emissão",
            "Документ берилген күн | ឯកសារចេញនៅថ្ងៃ | Icangombwa catanzwe ku wa",
        ),
        Field.ID2_KIND: _headings(
            "kind of second identity document | second id type | id type 2 | type de la deuxième pièce d'identité",
            "type de deuxième pièce | вид второго документа | экинчи документтин түрү",
            "ប្រភេទឯកសារអត្តសញ្ញាណទីពីរ | ubwoko bw'icangombwa ca kabiri",
        ),
        Field.ID2_NUMBER: _headings(
            "number of second identity document | second id number | id number 2 | second identity document",
            "numéro de la deuxième pièce d'identité | deuxième pièce d'identité | номер второго документа",
            "экинчи документтин номери | លេខឯកសារអត្តសញ្ញាណទីពីរ | inomero y'icangombwa ca kabiri",
        ),
        Field.ID2_ISSUER: _headings(
            "second document issued by | deuxième document délivré par | deuxième pièce délivrée par",
            "кем выдан второй документ | второй документ выдан | экинчи документти ким берген",
            "ឯកសារទីពីរចេញដោយ | icangombwa ca kabiri catanzwe na",
        ),
        Field.ID2_ISSUED: _headings(
            "second document issued on | deuxième document délivré le | deuxième pièce délivrée le",
            "когда выдан второй документ | экинчи документ берилген күн | ឯកសារទីពីរចេញនៅថ្ងៃ",
            "icangombwa ca kabiri catanzwe ku wa",
        ),
        Field.ID3_KIND: _headings(
            "kind of third identity document | third id type | id type 3 | type de la troisième pièce d'identité",
            "вид третьего документа | үчүнчү документтин түрү | ប្រភេទឯកសារអត្តសញ្ញាណទីបី",
            "ubwoko bw'icangombwa ca gatatu",
        ),
        Field.ID3_NUMBER: _headings(
            "number of third identity document | third id number | id number 3 | third identity document",
            "numéro de la troisième pièce d'identité | troisième pièce d'identité | номер третьего документа",
            "үчүнчү документтин номери | លេខឯកសារអត្តសញ្ញាណទីបី | inomero y'icangombwa ca gatatu",
        ),
        Field.ID3_ISSUER: _headings(
            "third document issued by | troisième pièce délivrée par | кем выдан третий документ",
            "үчүнчү документти ким берген | ឯកសារទីបីចេញដោយ | icangombwa ca gatatu catanzwe na",
        ),
        Field.ID3_ISSUED: _headings(
            "third document issued on | troisième pièce délivrée le | когда выдан третий документ",
            "үчүнчү документ берилген күн | ឯកសារទីបីចេញនៅថ្ងៃ | icangombwa ca gatatu catanzwe ku wa",
        ),
        Field.HOUSEHOLD: _headings(
            "household | household number | household no | household name | household id | family number | ménage",
            "numéro de ménage | n° ménage | nom du ménage | code ménage | домохозяйство | двор | хозяйство",
            "номер домохозяйства | үй чарбасы | үй-бүлө | үй чарбасынын номери | គ្រួសារ | លេខគ្រួសារ | urugo",
            "inomero y'urugo | kaya | hogar | familia | agregado familiar",
        ),
        Field.RELATION: _headings(
            "place in the household | relation | relationship | relation to head | household relation",
            "lien de parenté",
            "lien | parenté | place dans le ménage | lien avec le chef de ménage | степень родства | место в семье",
            "место в домохозяйстве | кем приходится | тууганчылыгы | үй чарбасындагы орду | ត្រូវជា",
            "តួនាទីក្នុងគ្រួសារ",
            "isano | ico apfana | ikibanza mu rugo | uhusiano | parentesco",
            "ទំនាក់ទំនងក្នុងគ្រួសារ",
        ),
        Field.THUMB_PRINT: _headings(
            "signe avec le pouce | signs by thumb-print | thumb-print | thumbprint | thumb print",
            "empreinte | empreinte digitale",
            "signe par empreinte | signe par empreinte du pouce | empreinte du pouce | отпечаток пальца",
            "подпись отпечатком | подписывается отпечатком пальца | бармак изи | бармак изи менен кол коёт",
            "ស្នាមមេដៃ | ចុះហត្ថលេខាដោយស្នាមមេដៃ | igikumu | ateraho igikumu | asinyisha igikumu | kidole gumba",
            "ប្រើស្នាមមេដៃជាហត្ថលេខា",
        ),
        Field.CONSENT: _headings(
            "accord donné le | accord | consent given on | consent | consent date | date of consent",
            "consentement | date de consentement",
            "consentement donné le | согласие | дата согласия | согласие дано | макулдук | макулдук берилген күнү",
            "ការយល់ព្រម | ថ្ងៃយល់ព្រម | ថ្ងៃផ្តល់ការយល់ព្រម | yemeye | igihe yemereye | yemeye kuwa | ridhaa",
            "ថ្ងៃផ្ដល់ការយល់ព្រម | Ukwemera kwatanzwe ku wa",
        ),
        Field.APPLIED: _headings(
            "applied on | applied | application date | date of application | date applied | date de la demande",
            "date de demande",
            "demande du | candidature du | candidature le | a demandé le | дата заявления | заявление подано",
            "подано заявление | арыз берген күнү | арыз күнү | ថ្ងៃដាក់ពាក្យ | igihe yasavye",
            "yasavye kuwa | yasabiye kuwa",
            "tarehe ya maombi | fecha de solicitud | data do pedido",
            "Арыз берилген күн | Yasavye kwinjira ku wa",
        ),
        Field.DECISION: _headings(
            "decision of admission | decision | decision no | decision number | minutes | décision",
            "décision d'admission",
            "numéro de décision | n° décision | pv | procès-verbal | решение | решение о приёме | решение о приеме",
            "номер решения | протокол | чечим | кабыл алуу чечими | чечимдин номери | សេចក្តីសម្រេច",
            "សេចក្ដីសម្រេច | សេចក្តីសម្រេចទទួលចូល | ingingo | ingingo yo kwakirwa | uamuzi | decisión",
            "decisão | acta",
            "សេចក្ដីសម្រេចទទួលចូល",
        ),
        Field.LEFT: _headings(
            "départ le | départ | left on | left | end date | date left | leaving date | exit date",
            "date of exit | date of leaving | end",
            "resigned on | date of death | date de sortie | sortie | sorti le | date de départ | parti le",
            "date de fin",
            "date de démission | date de décès | дата выхода | вышел | выбыл | дата выбытия | чыккан күнү",
            "кеткен күнү",
            "ថ្ងៃចេញពីសមាជិក | ថ្ងៃលាឈប់ | ថ្ងៃចាកចេញ | igihe yavuyemwo | yavuyemwo kuwa | yavuyemwo",
            "tarehe ya kutoka",
            "fecha de baja | fecha de salida | data de saída",
        ),
        Field.LEFT_REASON: _headings(
            "основание выхода | reason for leaving | reason | reason of exit | exit reason | cause | motif",
            "motif de sortie",
            "motif du départ",
            "cause de sortie | raison | причина | причина выхода | причина выбытия | себеби | чыгуу себеби",
            "кетүү себеби",
            "មូលហេតុ | មូលហេតុចាកចេញ | មូលហេតុលាឈប់ | imvo | imvo yavuyemwo | imvo yo kuvamwo | sababu | motivo",
            "មូលហេតុនៃការចាកចេញ",
        ),
        Field.JOINED: _headings(
            "joined | joined on | join date | date joined | start date | membership date | admission date | admitted",
            "date of admission | member since | admitted on | date d'adhésion | adhésion",
            "date d'admission | admis le",
            "date d'entrée | entrée | membre depuis | дата вступления | вступил | дата приёма | дата приема",
            "член с | кирген күнү | кабыл алынган күнү | кирген датасы | мүчө болгон күнү | ថ្ងៃចូល",
            "ថ្ងៃចូលជាសមាជិក",
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
    _headings("sort name | nom de tri | father | mother | signature | подпись | remarks | observations")
)
"""Headings that sound like a field of ours and are not."""

EITHER_NAME = frozenset(
    _headings("name | names | nom | noms | имя | аты | ឈ្មោះ | izina | jina | nombre | nome | nombres")
)
"""Headings that mean the whole name, or only the part whose fellow has a column of its own."""

LEVELS: Mapping[str, int] = MappingProxyType(
    {
        heading: rank
        for rank, headings in enumerate(
            (
                _headings(
                    "village | hill | community | colline | sous-colline | quartier | localité | село",
                    "посёлок | айыл",
                    "кыштак | айылы | ភូមិ | umutumba | umusozi | kijiji | mtaa | aldea | comunidad",
                    "aldeia | localidade",
                ),
                _headings(
                    "zone | ward | sector | secteur | айыл аймагы | айыл өкмөтү | айылный аймак | аймак",
                    "izone | kata",
                    "сельский округ | arrondissement",
                ),
                _headings("commune | municipality | ឃុំ | សង្កាត់ | komine | communauté rurale", "municipio", "município"),
                _headings(
                    "district | county | rayon | район | району | département | ស្រុក | ខណ្ឌ | ក្រុង",
                    "wilaya | cercle",
                    "circonscription | distrito",
                ),
                _headings(
                    "province | region | oblast | governorate | région | область | облус | облусу | облысы | ខេត្ត",
                    "intara | mkoa | departamento | provincia | província | região | región",
                ),
            )
        )
        for heading in headings
    }
)
"""Headings that name a level of places → how far out it lies; those of a table order its columns among themselves."""
