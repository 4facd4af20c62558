"""The strict base of every lifecycle.

python-statemachine declares, validates and draws; commands run on the table derived from it
(`kasus.siklus`), which is two orders of magnitude faster and says *why* something is not allowed. A
test proves for each machine that both agree on every state and event.
"""

from statemachine import StateMachine


class MesinKetat(StateMachine):
    """A lifecycle without entry actions that refuses what it does not know.

    ``StateMachine`` (unlike ``StateChart``) raises on events that the current state does not allow.
    """
