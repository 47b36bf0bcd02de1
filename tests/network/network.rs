//! The processes of `scripts/network.sh`, and what the test does to them.

use crate::node::{Node, COLLATORS};
use adliya_tests::repository;
use anyhow::{bail, ensure, Context, Result};
use std::{
    fs::{self, OpenOptions},
    io::{BufRead, BufReader},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// How long the network may take to stop.
const STOPPING: Duration = Duration::from_secs(40);
/// How many ports follow each other in `zombienet/local.toml`.
const PORTS: u16 = 7;
/// How long to wait before a condition is looked at again.
pub(crate) const PAUSE: Duration = Duration::from_millis(300);

/// The running network. It ends with this value, and with this process however that ends.
pub(crate) struct Network {
    script: Child,
    /// The collator that the test has started itself.
    restarted: Option<Child>,
    port: u16,
    folder: TempDir,
    /// How long it took until a block of the parachain was final.
    pub(crate) started_in: Duration,
}

impl Network {
    /// Starts the network on free ports and waits for what the script promises.
    pub(crate) fn start() -> Result<Self> {
        let folder = TempDir::with_prefix("adliya-network-").context("no folder can be made")?;
        let port = free_ports()?;
        let begun = Instant::now();
        // The script ends, and with it all that it has started, when this process does. That Ctrl-C works is tested even
        // where it was switched off for this process, as for one in the background.
        let mut script = Command::new("setpriv")
            .args(["--pdeathsig", "TERM", "env", "--default-signal=INT"])
            .arg(repository().join("scripts/network.sh"))
            .arg("--prepared")
            .env("NETWORK_PORT", port.to_string())
            .env("NETWORK_DIR", folder.path().join("net"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .context("setpriv (of util-linux) does not start")?;
        let output = script.stdout.take().context("the output is piped")?;
        let (running, is_running) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                println!("  {line}");
                // Nobody listens any more once it runs.
                if line.starts_with("The network runs") {
                    let _ = running.send(());
                }
            }
        });
        let mut network = Self {
            script,
            restarted: None,
            port,
            folder,
            started_in: Duration::ZERO,
        };
        // The script has its own deadline; when it gives up, the channel is closed.
        if is_running.recv().is_err() {
            let status = network.script.wait().context("the script has ended")?;
            let logs = network.keep_logs();
            bail!(
                "scripts/network.sh gave up: {status}; the logs are kept in {}",
                logs.display()
            );
        }
        network.started_in = begun.elapsed();
        Ok(network)
    }

    /// Where data and logs are.
    pub(crate) fn dir(&self) -> PathBuf {
        self.folder.path().join("net")
    }

    /// The registry office's full node.
    pub(crate) fn office(&self) -> Node {
        Node::new("office", self.port)
    }

    /// Both collators.
    pub(crate) fn collators(&self) -> [Node; 2] {
        let [(_, first), (_, second)] = COLLATORS;
        [
            Node::new(first, self.port + 1),
            Node::new(second, self.port + 2),
        ]
    }

    /// A validator of the relay chain.
    pub(crate) fn validator(&self) -> Node {
        Node::new("alice", self.port + 3)
    }

    /// Ends a node as a power cut does, and returns its command line.
    pub(crate) fn kill(&self, name: &str) -> Result<Vec<String>> {
        let base_path = self.dir().join(name).join("data").display().to_string();
        let (pid, command) = processes(&self.dir())?
            .into_iter()
            .find(|(_, command)| {
                command
                    .windows(2)
                    .any(|pair| pair == ["--base-path", base_path.as_str()])
            })
            .with_context(|| format!("no process has --base-path {base_path}"))?;
        signal("KILL", pid)?;
        wait_for(
            &format!("{name} (process {pid}) has ended"),
            STOPPING,
            || {
                Ok(!processes(&self.dir())?
                    .iter()
                    .any(|(other, _)| *other == pid))
            },
        )?;
        Ok(command)
    }

    /// Starts a node again with the command line, the data and the keys that it had.
    pub(crate) fn restart(&mut self, name: &str, command: &[String]) -> Result<()> {
        let path = self.dir().join(format!("{name}-restarted.log"));
        let log = OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)
            .with_context(|| path.display().to_string())?;
        let child = Command::new("setpriv")
            .args(["--pdeathsig", "KILL", "--"])
            .args(command)
            .stdin(Stdio::null())
            .stdout(log.try_clone().context("the log opens twice")?)
            .stderr(log)
            .spawn()
            .with_context(|| format!("{name} does not start"))?;
        self.restarted = Some(child);
        Ok(())
    }

    /// Fails if a process of the network that the test has started has ended.
    pub(crate) fn check(&mut self) -> Result<()> {
        if let Some(status) = self.script.try_wait().context("the script's status")? {
            bail!("scripts/network.sh has ended: {status}");
        }
        if let Some(child) = &mut self.restarted {
            if let Some(status) = child.try_wait().context("the collator's status")? {
                bail!("the restarted collator has ended: {status}");
            }
        }
        Ok(())
    }

    /// Stops everything as Ctrl-C does, and checks that no process is left.
    pub(crate) fn stop(mut self) -> Result<()> {
        if let Some(mut child) = self.restarted.take() {
            signal("TERM", child.id())?;
            ended(&mut child, "the restarted collator")?;
        }
        signal("INT", self.script.id())?;
        let status = ended(&mut self.script, "scripts/network.sh")?;
        ensure!(
            status.code() == Some(130),
            "scripts/network.sh did not end by the interrupt: {status}"
        );
        let left = processes(&self.dir())?;
        ensure!(left.is_empty(), "processes are left over: {left:?}");
        Ok(())
    }

    /// Keeps data and logs after the end, and says where.
    pub(crate) fn keep_logs(&mut self) -> PathBuf {
        self.folder.disable_cleanup(true);
        self.dir()
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        if let Some(child) = &mut self.restarted {
            let _ = child.kill();
            let _ = child.wait();
        }
        if !matches!(self.script.try_wait(), Ok(Some(_))) {
            let _ = signal("TERM", self.script.id());
            let _ = self.script.wait();
        }
    }
}

/// The first of as many consecutive ports as the network takes, none of them in use.
fn free_ports() -> Result<u16> {
    // Below the range from which the system gives out ports by itself.
    (20_000..32_000)
        .step_by(usize::from(PORTS))
        .skip(usize::try_from(std::process::id() % 1_000).unwrap_or_default())
        .find(|first| {
            (*first..first + PORTS).all(|port| TcpListener::bind(("127.0.0.1", port)).is_ok())
        })
        .context("no free ports")
}

/// The network's processes with their arguments: those that name its folder.
pub(crate) fn processes(dir: &Path) -> Result<Vec<(u32, Vec<String>)>> {
    let dir = dir.display().to_string();
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc").context("/proc")? {
        let Some(pid) = entry
            .ok()
            .and_then(|entry| entry.file_name().to_str()?.parse().ok())
        else {
            continue;
        };
        // A process may end while it is looked at.
        let Ok(line) = fs::read(format!("/proc/{pid}/cmdline")) else {
            continue;
        };
        let line = String::from_utf8_lossy(&line);
        let arguments: Vec<String> = line
            .trim_end_matches('\0')
            .split('\0')
            .map(str::to_owned)
            .collect();
        if arguments.iter().any(|argument| argument.contains(&dir)) {
            found.push((pid, arguments));
        }
    }
    Ok(found)
}

/// What the network's processes have in memory, in MiB. Pages that they share count once for each.
pub(crate) fn memory(dir: &Path) -> Result<u64> {
    let resident = |pid: u32| -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    };
    let processes = processes(dir)?;
    let kilobytes: u64 = processes.iter().filter_map(|(pid, _)| resident(*pid)).sum();
    Ok(kilobytes / 1024)
}

fn signal(name: &str, pid: u32) -> Result<()> {
    let status = Command::new("kill")
        .args([format!("-{name}"), pid.to_string()])
        .status()
        .context("kill does not start")?;
    ensure!(status.success(), "SIG{name} does not reach process {pid}");
    Ok(())
}

fn ended(child: &mut Child, what: &str) -> Result<ExitStatus> {
    let mut status = None;
    wait_for(&format!("{what} has ended"), STOPPING, || {
        status = child.try_wait()?;
        Ok(status.is_some())
    })?;
    status.context("it has ended")
}

fn wait_for(what: &str, patience: Duration, mut right: impl FnMut() -> Result<bool>) -> Result<()> {
    let begun = Instant::now();
    while !right()? {
        ensure!(begun.elapsed() < patience, "waited in vain: {what}");
        thread::sleep(PAUSE);
    }
    Ok(())
}
