"""The checker as a local web page and JSON API: on this machine only, in memory only.

Needs the extra ``[serve]`` (starlette, uvicorn, python-multipart). The command is in ``factcheck.cli``.
"""
