"""Addresses that must not be opened, whatever way they are written, and those that may."""

from __future__ import annotations

import socket

import pytest

pytest.importorskip("httpcore")
pytest.importorskip("protego")

from rashomon.fetching import Fetcher, FetchError
from rashomon.fetching.guard import check_url, is_public

pytestmark = pytest.mark.loopback

ATTACKS = """
http://127.0.0.1/
http://127.1/
http://2130706433/
http://0x7f000001/
http://0177.0.0.1/
http://0x7f.0.0.1:8080/
http://127.0.0.1.:8080/
http://localhost/
http://localhost.:9000/
http://LOCALHOST/
http://app.localhost/
http://printer.local/
http://metadata.google.internal/computeMetadata/v1/
http://0.0.0.0/
http://0/
http://10.0.0.5/
http://172.16.9.1/
http://192.168.1.1/
http://169.254.169.254/latest/meta-data/
http://169.254.170.2/v2/credentials
http://100.100.100.200/latest/meta-data/
http://100.64.0.1/
http://192.0.0.192/
http://198.18.0.1/
http://224.0.0.1/
http://255.255.255.255/
http://240.0.0.1/
http://[::1]/
http://[::]/
http://[::ffff:127.0.0.1]/
http://[::ffff:a9fe:a9fe]/
http://[64:ff9b::7f00:1]/
http://[2002:7f00:1::]/
http://[fe80::1]/
http://[fe80::1%25eth0]/
http://[fc00::1]/
http://[fec0::1]/
http://[3fff::1]/
http://[::ffff:0:127.0.0.1]/
http://[64:ff9b:1::7f00:1]/
http://[2606:4700::5efe:7f00:1]/
http://[2606:4700::200:5efe:c0a8:101]/
http://168.63.129.16/machine?comp=goalstate
http://[fd00:ec2::254]/
http://[::127.0.0.1]/
http://public.example@127.0.0.1/
http://user:secret@public.example/
http://public.example\\@127.0.0.1/
http://127.0.0.1#@public.example/
http://public.example:22/
http://public.example:25/
http://public.example:99999/
http://exa mple.example/
http://public.example/a\tb
http://①②⑦.⓪.⓪.①/
http://１２７.０.０.１/
http://[::1
https:///nothing
file:///etc/passwd
ftp://public.example/
gopher://public.example/
data:text/html,hello
javascript:alert(1)
dict://127.0.0.1:11211/
http://
//127.0.0.1/
"""


@pytest.mark.parametrize("url", ATTACKS.strip("\n").split("\n"))
def test_an_attack_is_refused_without_a_connection(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "create_connection", connect)
    with Fetcher() as fetcher, pytest.raises(FetchError):
        fetcher.fetch(url)


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07::1", "64:ff9b::808:808"])
def test_public_addresses_are_opened(address: str) -> None:
    assert is_public(address)


def test_a_host_in_letters_of_another_script_is_opened_by_its_ascii_name() -> None:
    assert check_url("https://köln.example:8443/a?b=c#d").geturl() == "https://xn--kln-sna.example:8443/a?b=c"


def test_no_path_of_this_machine_is_connected_to() -> None:
    with Fetcher() as fetcher, pytest.raises(FetchError):
        fetcher._backend.connect_unix_socket("/run/docker.sock")
