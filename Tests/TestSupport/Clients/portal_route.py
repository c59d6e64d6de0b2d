"""A pytest plugin that leads the integration tests of b24pysdk to an emulated portal.

The tests want a domain without a port, and expect certain ids on the portal that they are run against. So the name
portal.example.com leads to the address in MOONHOOK_PORTAL (localhost:41234), whose certificate is one for localhost, and
the constants for which the tests have a place of their own, tests/constants_local.py, are given here.

Without tokens, only the tests by webhook are run. One test is left out: it takes the time before and after server.time, which
answers in whole seconds, and expects it between the two. That holds only across the turn of a second.
"""

import os
import socket
import sys
import types

from b24pysdk import Config
from urllib3.connection import HTTPSConnection

# A machine that runs all tests at once may need longer than the three seconds that the library waits.
Config().configure(default_timeout=60)

NAME = "portal.example.com"
PORT = os.environ["MOONHOOK_PORTAL"].rpartition(":")[2]

_resolve = socket.getaddrinfo
_connect = HTTPSConnection.__init__


def resolve(host, port, *arguments, **options):
    return _resolve("127.0.0.1", PORT, *arguments, **options) if host == NAME else _resolve(host, port, *arguments, **options)


def connect(self, *arguments, **options):
    _connect(self, *arguments, **options)
    if self.host == NAME:
        self.assert_hostname = "localhost"


socket.getaddrinfo = resolve
HTTPSConnection.__init__ = connect

constants = types.ModuleType("tests.constants_local")
constants.HEAD_DEPARTMENT_ID = 1
constants.BITRIX_PORTAL_OWNER_ID = 1
sys.modules[constants.__name__] = constants


def pytest_collection_modifyitems(items):
    has_tokens = "B24_ACCESS_TOKEN" in os.environ
    items[:] = [
        item
        for item in items
        if item.originalname != "test_server_time" and (has_tokens or "[oauth]" not in item.name)
    ]
