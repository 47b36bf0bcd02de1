//! `adliya utility meter`.

use super::{act, acted, Role};
use crate::{
    chain::Chain,
    notary::moment,
    transact::TransactError,
    utility::{account, calls, papers::hash, papers::stand, sha256, show, tariff_file},
};
use adliya_primitives::{ContractId, MeterId, Moment};
use adliya_tariffs::Service;
use clap::{Args, Subcommand};
use pallet_utility_contracts::types::{Observed, OpeningStands, Register, Stand, Stands};
use sp_core::{ed25519, H256};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Register a meter, as a meter operator of the supplier.
    Register(Box<RegisterMeter>),
    /// Certify a meter until a moment, as a metrologist.
    Certify(Certify),
    /// Withdraw the certificate of a meter that does not measure right, as a metrologist.
    WithdrawCertificate(WithdrawCertificate),
    /// Say which seals a meter has, as a meter operator.
    Seal(Seal),
    /// Install a meter on a contract that has none, as a meter operator.
    Install(Install),
    /// Put another meter in the place of a contract's, as a meter operator. The consumer answers for the closing reading.
    Exchange(Exchange),
    /// Take a meter that is on no contract out of service for ever, as a meter operator.
    Remove(Remove),
    /// Show a meter.
    Show {
        /// Its number.
        meter: u64,
    },
}

#[derive(Debug, Args)]
pub(super) struct RegisterMeter {
    /// The type and serial number, as it is on the meter; its SHA-256 goes on chain.
    #[arg(long)]
    serial: String,
    /// The Ed25519 key with which it signs (`adliya meter key` shows it); none if people read it.
    #[arg(long, value_parser = hash)]
    key: Option<H256>,
    /// What it meters, as in electricity.
    #[arg(long, value_parser = tariff_file::service)]
    service: Service,
    /// A register and what it shows, as in 1-0:1.8.0*255/kilowattHour/9=1234.5: OBIS code, unit, digits (thousandths
    /// among them). Once for each register.
    #[arg(long = "register", required = true, value_parser = register)]
    registers: Vec<(Register, Stand)>,
    /// The secret URI of the meter operator.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Certify {
    /// The meter's number.
    meter: u64,
    /// Until when, as in 2031-01-01T00:00:00Z.
    #[arg(long, value_parser = moment)]
    until: Moment,
    /// The hash of the certificate.
    #[arg(long, value_parser = hash)]
    certificate: H256,
    /// The secret URI of the metrologist.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct WithdrawCertificate {
    /// The meter's number.
    meter: u64,
    /// The hash of the decision.
    #[arg(long, value_parser = hash)]
    decision: H256,
    /// The secret URI of the metrologist.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Seal {
    /// The meter's number.
    meter: u64,
    /// The hash of the list of its seals.
    #[arg(long, value_parser = hash)]
    seals: H256,
    /// The secret URI of the meter operator.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Install {
    /// The meter's number.
    meter: u64,
    /// The contract's number.
    #[arg(long)]
    contract: u64,
    #[command(flatten)]
    opening: Opening,
    /// The secret URI of the meter operator.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Exchange {
    /// The new meter's number.
    meter: u64,
    /// The contract's number.
    #[arg(long)]
    contract: u64,
    #[command(flatten)]
    closing: Shown,
    #[command(flatten)]
    opening: Opening,
    /// The secret URI of the meter operator.
    #[arg(long)]
    officer_uri: String,
}

#[derive(Debug, Args)]
pub(super) struct Remove {
    /// The meter's number.
    meter: u64,
    /// The secret URI of the meter operator.
    #[arg(long)]
    officer_uri: String,
}

/// What a meter shows when it comes to a contract.
#[derive(Debug, Args)]
pub(super) struct Opening {
    /// What the registers of the meter that comes show, as `--shows` has it; once for each.
    #[arg(long, required = true, value_parser = stand)]
    opening: Vec<Stand>,
}

impl Opening {
    fn stands(&self) -> Result<Stands, TransactError> {
        four(&self.opening)
    }
}

/// The registers of a meter.
fn four(stands: &[Stand]) -> Result<Stands, TransactError> {
    let four = |_| TransactError::Input("a meter has four registers at most".to_owned());
    stands.to_vec().try_into().map_err(four)
}

/// What somebody has read.
#[derive(Debug, Args)]
pub(super) struct Shown {
    /// When it was read, as in 2026-03-14T09:53:33Z.
    #[arg(long, value_parser = moment)]
    at: Moment,
    /// What the registers showed, in their unit, as in 1234.567; once for each. `1234.567@1` has turned once.
    #[arg(long = "shows", required = true, value_parser = stand)]
    stands: Vec<Stand>,
}

impl Shown {
    pub(super) fn observed(&self) -> Result<Observed, TransactError> {
        Ok(Observed {
            at: self.at,
            stands: four(&self.stands)?,
        })
    }
}

/// `OBIS/unit/digits=shown`.
fn register(text: &str) -> Result<(Register, Stand), String> {
    let wrong = || format!("{text:?} is no register as in 1-0:1.8.0*255/kilowattHour/9=1234.5");
    let (register, shown) = text.split_once('=').ok_or_else(wrong)?;
    let [code, unit, digits] = register.split('/').collect::<Vec<_>>()[..] else {
        return Err(wrong());
    };
    let register = Register {
        obis: obis(code).ok_or_else(wrong)?,
        unit: tariff_file::unit(unit)?,
        digits: digits.parse().map_err(|_| wrong())?,
    };
    Ok((register, stand(shown)?))
}

/// `A-B:C.D.E*F` (IEC 62056-6-1).
fn obis(text: &str) -> Option<[u8; 6]> {
    let (a, rest) = text.split_once('-')?;
    let (b, rest) = rest.split_once(':')?;
    let (values, f) = rest.split_once('*')?;
    let mut values = values.split('.');
    let mut code = [0; 6];
    let parts = [a, b, values.next()?, values.next()?, values.next()?, f];
    for (place, part) in code.iter_mut().zip(parts) {
        *place = part.parse().ok()?;
    }
    values.next().is_none().then_some(code)
}

impl Command {
    pub(super) async fn run(self, chain: &Chain) -> Result<bool, TransactError> {
        match self {
            Command::Register(command) => command.run(chain).await,
            Command::Certify(is) => {
                let call = calls::certify_meter(MeterId(is.meter), is.until, is.certificate);
                let what = format!("certified meter {}", is.meter);
                acted(chain, &is.officer_uri, Role::Metrologist, &call, &what).await
            }
            Command::WithdrawCertificate(is) => {
                let call = calls::withdraw_certificate(MeterId(is.meter), is.decision);
                let what = format!("withdrew the certificate of meter {}", is.meter);
                acted(chain, &is.officer_uri, Role::Metrologist, &call, &what).await
            }
            Command::Seal(is) => {
                let call = calls::seal_meter(MeterId(is.meter), is.seals);
                let what = format!("noted the seals of meter {}", is.meter);
                acted(chain, &is.officer_uri, Role::Meters, &call, &what).await
            }
            Command::Install(is) => {
                let (meter, contract) = (MeterId(is.meter), ContractId(is.contract));
                let call = calls::install_meter(meter, contract, &is.opening.stands()?);
                let what = format!("installed meter {meter} on contract {contract}");
                acted(chain, &is.officer_uri, Role::Meters, &call, &what).await
            }
            Command::Exchange(is) => {
                let (contract, meter) = (ContractId(is.contract), MeterId(is.meter));
                let (closing, opening) = (is.closing.observed()?, is.opening.stands()?);
                let call = calls::exchange_meter(contract, meter, &closing, &opening);
                let what = format!("put meter {meter} on contract {contract}");
                acted(chain, &is.officer_uri, Role::Meters, &call, &what).await
            }
            Command::Remove(is) => {
                let call = calls::remove_meter(MeterId(is.meter));
                let what = format!("removed meter {}", is.meter);
                acted(chain, &is.officer_uri, Role::Meters, &call, &what).await
            }
            Command::Show { meter } => {
                let at = chain.finalised_head().await?;
                let view = account::meter(chain, MeterId(meter), at).await?;
                println!("{}", show::meter(&view));
                Ok(true)
            }
        }
    }
}

impl RegisterMeter {
    async fn run(self, chain: &Chain) -> Result<bool, TransactError> {
        let serial = sha256(self.serial.as_bytes());
        let key = self.key.map(|key| ed25519::Public::from_raw(key.0));
        let four = |_| TransactError::Input("a meter has four registers at most".to_owned());
        let registers = OpeningStands::try_from(self.registers).map_err(four)?;
        let call = calls::register_meter(serial, key, self.service, &registers);
        let done = act(chain, &self.officer_uri, Role::Meters, &call).await?;
        let id: MeterId = done.event("UtilityContracts", "MeterRegistered")?;
        println!("registered meter {id} in block {}", done.block.number);
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use adliya_tariffs::Unit;

    #[test]
    fn a_register_is_its_code_its_unit_and_its_digits() {
        let (is, shown) = register("1-0:1.8.0*255/kilowattHour/9=1234.5").expect("it is one");
        assert_eq!(is.obis, [1, 0, 1, 8, 0, 255]);
        assert_eq!((is.unit, is.digits), (Unit::KilowattHour, 9));
        assert_eq!(shown.value, 1_234_500);
        for wrong in [
            "1-0:1.8.0*255/kilowattHour/9",
            "1.8.0/kilowattHour/9=1",
            "1-0:1.8.0.0*255/kilowattHour/9=1",
            "1-0:1.8.0*256/kilowattHour/9=1",
            "1-0:1.8.0*255/joule/9=1",
        ] {
            assert!(register(wrong).is_err(), "{wrong}");
        }
    }
}
