"""The sentences of the account of a count."""

from pomanager.marks import N_

# In all these sentences {names} and {shares} are lists of people, such as "Awa (120), Bintou (98.5) and Coumba (7)";
# the figures in brackets are votes or ballot papers. A list may have one name only.

PAPERS = N_("Seats to fill: {seats}. Papers that count: {valid}; blank: {blank}; void: {void}.")
QUOTA_SCOTTISH = N_("The quota is {quota}: {valid} papers divided by {parts}, without decimals, plus one.")
QUOTA_ERS97 = N_("The quota is {quota}: {valid} papers divided by {parts}, rounded up to two decimals.")
QUOTA_MEEK = N_("The quota is {quota} at first: {valid} papers divided by {parts}. It falls as papers end.")
HALF_ELECTS = N_("More than half of the votes that still count elects.")
FIRST_ROUND_NEEDS = N_("{quota} votes are needed to be elected in the first round.")

FIRST_CHOICES = N_("First choices: {shares}.")
MARKS = N_("Votes: {shares}.")
YES_VOTES = N_("Yes: {shares}.")
NO_VOTES = N_("No: {shares}.")
VOTES_NOW = N_("Votes now: {shares}.")

NOBODY_REACHED = N_("Nobody new reached the {quota} votes needed.")
SURPLUS = N_(
    "{name} had {votes} votes more than the quota. They went on to the next choices, each paper worth {value}."
)
SURPLUS_IN_PARTS = N_(
    "{name} had {votes} votes more than the quota. They went on with all papers, each worth less than before."
)
KEEP_LESS = N_(
    "Those elected keep only what the quota asks for; the rest of each paper went on to the next choice: {names}."
)
OUT = N_("Fewest votes, and so out: {names}.")
OUT_TOGETHER = N_("Together too few votes to overtake anybody, and so out: {names}.")
OUT_DOOMED = N_("Out, because the reserved seats leave no place for them: {names}.")
FIRST_BATCH = N_("The papers worth {value} each went on first.")
NEXT_BATCH = N_("Then the papers worth {value} each, of {names}.")
WENT = N_("Papers that moved: {papers}. They went to {shares}; without a further choice: {none}.")
WENT_NOWHERE = N_("Papers that moved: {papers}. None of them names anybody still in.")
PUT_OFF = N_("Surpluses of {votes} votes were kept back, for they could change nothing yet.")
SECOND_ROUND = N_("Second round between {names}.")
FOR_NEITHER = N_("Papers that prefer none of them: {papers}.")
SECOND_NEEDED = N_("A second round is needed between {names}.")

GUARDED_LEAST = N_(
    "Cannot be out any more: {names}. Of “{group}”, {elected} are elected and {hopeful} still in; {least} must sit."
)
GUARDED_OTHERS_FULL = N_(
    "Cannot be out any more: {names}. Without “{group}” the {seats} seats left could not be filled."
)
GUARDED_TOGETHER = N_("Cannot be out any more: {names}. Otherwise the rules on reserved seats could not all be kept.")
DOOMED_MOST = N_(
    "Cannot be elected any more: {names}. Of “{group}”, {elected} are elected, and no more than {most} may sit."
)
DOOMED_SEATS_NEEDED = N_("Cannot be elected any more: {names}. The seats left, {seats}, are needed for “{group}”.")
DOOMED_TOGETHER = N_(
    "Cannot be elected any more: {names}. Otherwise the rules on reserved seats could not all be kept."
)

ELECTED_QUOTA = N_("Elected with the quota of {quota}: {shares}.")
ELECTED_ACTIVE = N_("Elected, for nobody could overtake them any more: {shares}.")
ELECTED_HALF = N_("Elected with more than half of the votes that still count: {shares}.")
ELECTED_NEEDED = N_("Elected with the {quota} votes needed: {shares}.")
ELECTED_YES = N_("Elected, with enough yes among yes and no: {shares}.")
ELECTED_MOST = N_("Elected with most votes: {shares}.")
ELECTED_RESERVED = N_("Elected to reserved seats: {shares}.")
ELECTED_LAST = N_("As many are left as seats. Elected: {shares}.")
ELECTED_ONLY = N_("The reserved seats leave nobody else for the seats left. Elected: {shares}.")
LEVEL = N_("Level, with enough votes but not enough seats, so that none of them is elected yet: {names}.")

TIE = N_("With {votes} votes each, level: {names}.")
TIE_STAGE = N_("What they had in round {stage} tells them apart: {shares}.")
TIE_SENIORITY = N_("Seniority tells them apart, in this order: {names}.")
TIE_OLDER = N_("The higher age tells them apart, in this order: {names}.")
TIE_YOUNGER = N_("The lower age tells them apart, in this order: {names}.")
TIE_REVOTE = N_("Another vote among them tells them apart, in this order: {names}.")
TIE_LOT = N_("The lot tells them apart, in the order drawn: {names}.")
TIE_ORDER = N_("The order drawn before the count tells them apart: {names}.")
TIE_SEED = N_("The seed tells them apart, in the order drawn: {names}.")
TIE_OPEN = N_("Nothing tells {names} apart. The count waits for an answer.")

RESULT = N_("Elected, in this order: {names}.")
VACANT = N_("Seats that stay empty: {count}.")
NOT_COUNTED = N_("Votes without a further choice at the end: {exhausted}; lost to rounding: {loss}.")
SWAP = N_("{came} sits in place of {left}, because of the reserved seats.")
CAME = N_("{came} sits because of the reserved seats.")
LEFT = N_("{left} would sit without the reserved seats.")
CHANGED_NOTHING = N_("The reserved seats changed nothing: without them the same people would sit.")
WITHOUT_OPEN = N_("Who would sit without the reserved seats is not known: that count would meet an open tie.")
