//! Listens on the machine's own addresses only, and gives each connection a thread.

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crate::serve::answer::{self, EVENTS};
use crate::serve::http::{Connection, Method, Request};
use crate::serve::reload;
use crate::serve::state::State;

/// Where is listened unless another port is named.
pub const FIRST_PORT: u16 = 4000;

/// How many ports are tried.
const PORTS: u16 = 100;

/// How many connections may be open; a browser opens six.
const MAX_CONNECTIONS: usize = 200;

/// How long nobody is listened to when the system has no more connections to give.
const BREATH: Duration = Duration::from_millis(50);

/// Which port.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Port {
    /// The first one from [`FIRST_PORT`] on that is free.
    Free,
    /// This one; 0 is any that the system has.
    Named(u16),
}

/// Why nobody can be listened to.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    /// A port is not to be had.
    #[error("cannot listen on port {0}")]
    Port(u16, #[source] io::Error),
}

/// The addresses that are listened on.
#[derive(Debug)]
pub struct Listeners {
    port: u16,
    listeners: Vec<TcpListener>,
}

/// Begins to listen on both addresses of the machine itself, or on that of IPv4 where it has no other.
pub fn bind(port: Port) -> Result<Listeners, ListenError> {
    let ports = match port {
        Port::Named(port) => port..=port,
        Port::Free => FIRST_PORT..=FIRST_PORT + (PORTS - 1),
    };
    let mut last = None;
    for port in ports {
        match bind_to(port) {
            Ok(listeners) => return Ok(listeners),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = Some((port, error)),
            Err(error) => return Err(ListenError::Port(port, error)),
        }
    }
    let (port, error) = last.expect("one port at least was tried");
    Err(ListenError::Port(port, error))
}

fn bind_to(port: u16) -> io::Result<Listeners> {
    let v4 = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let port = v4.local_addr()?.port();
    match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
        Ok(v6) => Ok(Listeners { port, listeners: vec![v4, v6] }),
        // Somebody else listens where `localhost` may lead to.
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => Err(error),
        Err(_) => Ok(Listeners { port, listeners: vec![v4] }),
    }
}

impl Listeners {
    /// Begins to answer, and returns the name and port to ask for.
    pub fn start(self, state: &Arc<State>) -> String {
        let port = self.port;
        let n_open = Arc::new(AtomicUsize::new(0));
        for listener in self.listeners {
            let (state, n_open) = (Arc::clone(state), Arc::clone(&n_open));
            thread::spawn(move || accept(&listener, port, &state, &n_open));
        }
        SocketAddr::from((Ipv4Addr::LOCALHOST, port)).to_string()
    }
}

fn accept(listener: &TcpListener, port: u16, state: &Arc<State>, n_open: &Arc<AtomicUsize>) {
    for stream in listener.incoming() {
        let Ok(stream) = stream else {
            // The system has no more connections to give for now.
            thread::sleep(BREATH);
            continue;
        };
        if MAX_CONNECTIONS <= n_open.load(Ordering::Relaxed) {
            continue;
        }
        let open = Open::new(n_open);
        let state = Arc::clone(state);
        let started = thread::Builder::new().spawn(move || {
            let _open = open;
            // A browser that goes away ends its connection, and nothing is lost.
            drop(serve(stream, port, &state));
        });
        // Where no thread is to be had the connection closes, and the browser may try again.
        drop(started);
    }
}

/// Counts a connection for as long as it is open.
struct Open(Arc<AtomicUsize>);

impl Open {
    fn new(n_open: &Arc<AtomicUsize>) -> Self {
        n_open.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(n_open))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn serve(stream: TcpStream, port: u16, state: &State) -> io::Result<()> {
    let mut connection = Connection::new(stream)?;
    while let Some(request) = connection.request()? {
        let step = match request {
            Ok(request) => exchange(&mut connection, &request, port, state)?,
            Err(status) => {
                connection.send(answer::closing(status), Method::Get)?;
                ControlFlow::Break(())
            }
        };
        if step.is_break() {
            break;
        }
    }
    Ok(())
}

fn exchange(
    connection: &mut Connection,
    request: &Request,
    port: u16,
    state: &State,
) -> io::Result<ControlFlow<()>> {
    if !is_own(&request.host, port) {
        connection.send(answer::closing(403), request.method)?;
        return Ok(ControlFlow::Break(()));
    }
    if request.path == EVENTS && request.method == Method::Get {
        reload::events(connection, state, request.query.as_deref())?;
        return Ok(ControlFlow::Break(()));
    }
    connection.send(answer::answer(&state.shown(), request), request.method)?;
    Ok(if request.keeps_open { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
}

/// Returns whether a browser that believes to speak to `host` means this program. Another name that leads to this machine is
/// that of a page elsewhere which wants to read what is served here (DNS rebinding).
fn is_own(host: &str, port: u16) -> bool {
    let (name, named) = match host.rsplit_once(':') {
        Some((name, digits)) if !digits.ends_with(']') => (name, digits.parse().ok()),
        _ => (host, Some(80)),
    };
    ["localhost", "127.0.0.1", "[::1]"].contains(&name) && named == Some(port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_machines_own_names_are_answered() {
        for host in ["localhost:4000", "127.0.0.1:4000", "[::1]:4000"] {
            assert!(is_own(host, 4000), "{host}");
        }
        for host in [
            "",
            "localhost",
            "localhost:4001",
            "127.0.0.1:",
            "[::1]",
            "evil.example:4000",
            "localhost.evil.example:4000",
            "127.0.0.1.evil.example:4000",
            "0.0.0.0:4000",
            "[::]:4000",
            "localhost:4000:4000",
        ] {
            assert!(!is_own(host, 4000), "{host}");
        }
        assert!(is_own("localhost", 80) && is_own("[::1]", 80));
    }

    #[test]
    fn a_port_that_is_taken_is_passed_over_or_refused() {
        let taken = bind(Port::Named(0)).unwrap();
        assert!(bind(Port::Named(taken.port)).is_err());
        assert_ne!(bind(Port::Free).unwrap().port, taken.port);
    }
}
