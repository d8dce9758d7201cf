"""The door of the office: signing in, signing out, and typing the password once more."""

from datetime import timedelta

from pomanager.errors import Refused
from pomanager.marks import N_
from pomanager.readmodels.access import Keeper, signed_in
from pomanager.rules.access.patience import seconds_to_wait
from pomanager.rules.objections import Objection
from pomanager.services.access import hashing, seals
from pomanager.services.access.commands.signing_in import note_failure, note_sign_in
from pomanager.services.access.queries.door import Proof, people_now, proof_of
from pomanager.services.office import Office

WRONG = N_("Name and password do not belong together. Nothing was opened. Type both once more.")
WAIT = N_("A wrong password was typed several times. Wait {seconds} s, then try again.")


def must_sign_in(office: Office) -> bool:
    """Whether people sign in here and nobody has."""
    return not office.keeper.is_there


def names(office: Office) -> tuple[str, ...]:
    """The names of those who may sign in."""
    return tuple(user.name for user in office.ask(people_now))


def sign_in(office: Office, name: str, password: str) -> None:
    """Let somebody be at the keyboard, or raise Refused: plainly, and later each time.

    A wrong name takes as long as a wrong password. Where the file cannot be written to, nothing is written down.
    """
    proof = office.ask(proof_of, name)
    if wait := _seconds_left(office, proof):
        raise Refused([Objection(WAIT, "password", {"seconds": wait})])
    keeper = _recognised(proof, password)
    if keeper is None:
        if proof is not None and not office.read_only:
            office.do(note_failure, proof.user.id)
        raise Refused([Objection(WRONG, "password")])
    office.admit(keeper)
    if proof is not None and not office.read_only:
        office.do(note_sign_in, proof.user.id)


def unlock_notes(office: Office, password: str) -> None:
    """Type the password once more for the private notes, where somebody works alone; raises Refused."""
    sign_in(office, office.keeper.name, password)
    office.meet_people()


def seconds_before(office: Office, name: str) -> int:
    """How many seconds somebody of this name has to wait before the next try."""
    return _seconds_left(office, office.ask(proof_of, name))


def _seconds_left(office: Office, proof: Proof | None) -> int:
    """Counted from the last wrong try. A clock that was put back makes nobody wait: nobody is ever locked out."""
    if proof is None or proof.failed_at is None:
        return 0
    passed = office.now() - proof.failed_at
    left = timedelta(seconds=seconds_to_wait(proof.failures)) - passed
    if passed < timedelta() or left <= timedelta():
        return 0
    return -(-left // timedelta(seconds=1))


def _recognised(proof: Proof | None, password: str) -> Keeper | None:
    if proof is None:
        hashing.derive(password, hashing.new_salt(), hashing.cost_here())
        return None
    derived = hashing.derive(password, proof.salt, hashing.Cost(proof.memory_kib, proof.rounds, proof.lanes))
    if not hashing.fits(derived, proof.verifier):
        return None
    private = seals.open_private(proof.sealed_key, derived.key)
    return signed_in(proof.user, private, must_change=proof.must_change)
