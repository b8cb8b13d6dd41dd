"""The table of permissions knows every address, and nothing that is not there."""

from litestar.handlers import HTTPRouteHandler

from chronos_synapse.api.app import create_app
from chronos_synapse.api.permissions import NEEDS
from chronos_synapse.config import Settings
from chronos_synapse.domain.access import ROLES


def test_every_address_that_is_not_open_to_all_is_in_the_table() -> None:
    found = [handler for route in create_app(Settings()).routes for handler in getattr(route, "route_handlers", ())]
    handlers = [handler for handler in found if isinstance(handler, HTTPRouteHandler)]
    closed = {str(handler.operation_id) for handler in handlers if not handler.opt.get("public")}

    assert closed - {"None"} == set(NEEDS)


def test_each_address_is_open_to_some_role() -> None:
    for operation, needed in NEEDS.items():
        assert not needed or any(needed & granted for granted in ROLES.values()), operation
