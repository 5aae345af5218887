"""The TLS options of the URL, on a PostgreSQL with a certificate made for the test."""

import os
import shutil
import socket
import subprocess

import pytest
from conftest import PROGRAM
from test_workers import TOOL


def openssl(folder, *arguments):
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def make_root(folder, name):
    openssl(folder, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
            f"/CN={name}", "-keyout", f"{name}.key", "-out", f"{name}.crt")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def encrypted():
    """A server that speaks TLS on a loopback port, its folder of certificates and its port."""
    folder = f"/tmp/tezgah-tls-{os.getpid()}"
    os.makedirs(folder)
    make_root(folder, "root")
    make_root(folder, "stranger")
    with open(f"{folder}/names", "w") as names:
        names.write("subjectAltName=DNS:localhost")
    openssl(folder, "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout",
            "server.key", "-out", "server.csr")
    openssl(folder, "x509", "-req", "-days", "2", "-in", "server.csr", "-CA", "root.crt", "-CAkey",
            "root.key", "-CAcreateserial", "-extfile", "names", "-out", "server.crt")
    os.chmod(f"{folder}/server.key", 0o600)
    if os.getuid() == 0:
        shutil.chown(f"{folder}/server.key", "postgres")
    port = free_port()
    options = (f"-c listen_addresses=127.0.0.1 -c port={port} -c ssl=on "
               f"-c ssl_cert_file={folder}/server.crt -c ssl_key_file={folder}/server.key")
    cluster = f"{folder}/cluster"
    subprocess.run([TOOL, "start", cluster], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "TEZGAH_POSTGRES_OPTIONS": options})
    yield folder, port
    subprocess.run([TOOL, "stop", cluster], check=True)
    shutil.rmtree(folder)


def list_channels(url, folder):
    return subprocess.run(
        [PROGRAM, "channel", "list"], capture_output=True, text=True, timeout=300,
        env={**os.environ, "TEZGAH_DATABASE_URL": url, "TEZGAH_DATA_DIR": str(folder)})


def test_a_certificate_of_the_named_root_is_accepted(encrypted, tmp_path):
    folder, port = encrypted
    done = list_channels(
        f"postgres://tezgah@localhost:{port}/postgres?sslmode=verify-full"
        f"&sslrootcert={folder}/root.crt", tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("host,options,reason", [
    ("localhost", "sslmode=verify-full&sslrootcert={}/stranger.crt", "certificate verify failed"),
    ("localhost", "sslmode=verify-full&sslrootcert={}/missing.crt", "does not exist"),
    ("127.0.0.1", "sslmode=verify-full&sslrootcert={}/root.crt", "does not match host name"),
    ("localhost", "sslmode=nonsense", "sslmode"),
])
def test_anything_else_is_refused_in_one_line(encrypted, tmp_path, host, options, reason):
    folder, port = encrypted
    done = list_channels(
        f"postgres://tezgah@{host}:{port}/postgres?{options.format(folder)}", tmp_path)
    assert done.returncode == 1
    assert reason in done.stderr and done.stderr.count("\n") == 1, done.stderr
