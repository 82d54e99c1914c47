"""A token for a view of Sessionscope, signed with HS256: Python 3.9 or newer, no packages.

    openssl rand -base64 32 > portal-key.txt      a secret of the portal and Sessionscope, of nobody else
"""

import base64
import hashlib
import hmac
import json
import os
import sys
import time
import uuid


def make_token(key, kid, portal, sessionscope, reader, view, scope, locked):
    """What the portal lets one reader see. Decide it here, from who is signed in to the portal; never from the request."""
    now = int(time.time())
    head = {"alg": "HS256", "kid": kid, "typ": "ssm-embed+jwt"}
    claims = {
        "iss": portal,
        "aud": sessionscope,
        "sub": reader,
        "iat": now,
        "exp": now + 300,
        "jti": str(uuid.uuid4()),
        "typ": "ssm-embed+jwt",
        "view": view,
        "scope": scope,
        "locked": locked,
    }
    text = f"{_part(json.dumps(head).encode())}.{_part(json.dumps(claims).encode())}"
    signature = hmac.new(key, text.encode(), hashlib.sha256).digest()
    return f"{text}.{_part(signature)}"


def _part(value):
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


# python3 token.py history dana@acme.example
if __name__ == "__main__":
    with open(os.environ["PORTAL_KEY_FILE"], encoding="ascii") as file:
        secret = base64.b64decode(file.read())
    print(
        make_token(
            key=secret,
            kid=os.environ["PORTAL_KEY_ID"],
            portal=os.environ["PORTAL_ID"],
            sessionscope=os.environ["SESSIONSCOPE_URL"],
            reader=sys.argv[2],
            view=sys.argv[1],
            scope={"accounts": ["*"], "regions": ["eu-west-1"]},
            locked={"kind": "shell", "status": ["Terminated", "Failed"]},
        )
    )
