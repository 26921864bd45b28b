"""The one way out to the network: requests to SPARQL endpoints and models, polite and bounded.

Polite: a name and an address to complain to (User-Agent), a wait that grows before each
further try, and the wait the server asks for (``Retry-After``). Bounded: tries, seconds,
bytes. Only ``http`` and ``https``; a redirect is told and not followed, since a POST would
lose its query and a password could go to a stranger.

User name and password come from the environment (``PASSERELLE_ENDPOINT_USER`` and
``PASSERELLE_ENDPOINT_PASSWORD``, or what `Endpoint.account` names instead) or from the
``.netrc`` file (``NETRC`` names another), never from a file of the workspace. A server that
wants a key (`Endpoint.bearer`) gets the one of that variable, and nothing else.
"""

from passerelle.endpoint.client import Answer, Endpoint, Form, Kind

__all__ = ["Answer", "Endpoint", "Form", "Kind"]
