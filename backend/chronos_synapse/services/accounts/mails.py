"""What our mail says. Names that people chose are on lines of their own, so that they cannot pass for our words."""

from chronos_synapse.domain.user import User
from chronos_synapse.services.accounts.mailer import Mail

_FOOT = "\n\nIf you did not expect this message, you need not do anything.\n"


def verification(user: User, link: str) -> Mail:
    """For one who registered."""
    text = f"Confirm that this e-mail address is yours. The link is good for a day:\n\n{link}{_FOOT}"
    return Mail(to=user.email, subject="Confirm your e-mail address", text=text)


def already_registered(user: User, log_in: str) -> Mail:
    """For one who has an account and registers once more, or is registered by somebody else."""
    text = (
        "Somebody asked for an account with this e-mail address. You have one already:\n"
        f"log in, or reset the password if you have forgotten it.\n\n{log_in}{_FOOT}"
    )
    return Mail(to=user.email, subject="You have an account already", text=text)


def reset(user: User, link: str) -> Mail:
    """For one who forgot the password."""
    text = f"Set another password. The link is good for an hour, once:\n\n{link}{_FOOT}"
    return Mail(to=user.email, subject="Reset your password", text=text)


def invitation(user: User, link: str) -> Mail:
    """For one who was invited."""
    text = f"You are invited to Chronos Synapse. Choose a password; the link is good for a week:\n\n{link}{_FOOT}"
    return Mail(to=user.email, subject="You are invited to Chronos Synapse", text=text)


def new_address(email: str, link: str) -> Mail:
    """For the owner of the address that a user wants to change to."""
    text = f"Confirm that this is to be your e-mail address. The link is good for a day:\n\n{link}{_FOOT}"
    return Mail(to=email, subject="Confirm your new e-mail address", text=text)


def address_changed(former: str, user: User) -> Mail:
    """For the former address."""
    text = (
        f"The e-mail address of your account was changed to {user.email}.\n\n"
        "If that was not you, tell an administrator at once.\n"
    )
    return Mail(to=former, subject="Your e-mail address was changed", text=text)


def password_changed(user: User) -> Mail:
    """For one whose password is another now."""
    text = (
        "The password of your account was changed, and you were logged out everywhere else.\n\n"
        "If that was not you, tell an administrator at once.\n"
    )
    return Mail(to=user.email, subject="Your password was changed", text=text)


def approved(user: User, log_in: str) -> Mail:
    """For one who waited for an administrator."""
    text = f"An administrator has approved your account. Log in:\n\n{log_in}\n"
    return Mail(to=user.email, subject="Your account was approved", text=text)
