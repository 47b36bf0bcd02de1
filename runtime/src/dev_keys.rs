//! The keys of the presets: public, derived from the published development phrase, worth nothing.

use crate::AccountId;
use hex_literal::hex;

/// `//Alice`
pub const ALICE: AccountId = AccountId::new(hex!(
    "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d"
));
/// `//Bob`
pub const BOB: AccountId = AccountId::new(hex!(
    "8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48"
));
/// `//Charlie`
pub const CHARLIE: AccountId = AccountId::new(hex!(
    "90b5ab205c6974c9ea841be688864633dc9ca8a357843eeacf2314649965fe22"
));
/// `//Ministry`
pub const MINISTRY: AccountId = AccountId::new(hex!(
    "ea8796c0d88d6ec670e0b02698dde78fc73cf59997e4b542b84b3c9a81a78737"
));
/// `//Samarkand`
pub const SAMARKAND: AccountId = AccountId::new(hex!(
    "a6edc66b9254f331ba3952864a0388d0c5dd3982ab3413909d4a408aa4a36e2e"
));
/// `//Samarkand//Registrar`
pub const SAMARKAND_REGISTRAR: AccountId = AccountId::new(hex!(
    "a29feb5ebd42c3a3d79b9d461e426b440f9938e73ebd61500047c2eb49ef9875"
));
/// `//Samarkand//Registrar2`
pub const SAMARKAND_REGISTRAR2: AccountId = AccountId::new(hex!(
    "92db4d996440951a59139728d00f7490f26a5267806921dfdf8c10757cd80371"
));
/// `//Samarkand//Supervisor`
pub const SAMARKAND_SUPERVISOR: AccountId = AccountId::new(hex!(
    "9ca5b6170e2ce745d0674c8fba6c162e17e3c409ce30b01b79cf5c3d0009b26a"
));
/// `//Samarkand//Expired`
pub const SAMARKAND_EXPIRED: AccountId = AccountId::new(hex!(
    "60b295f4ea4cfcdf05e3c70a6f9a49db1e9acc2df690064a848f31b12d85fe2b"
));
/// `//Andijan`
pub const ANDIJAN: AccountId = AccountId::new(hex!(
    "20196ba2ba42dd04ceb3711ba48f5d943a49e7b6133809680ed9441846e4710d"
));
/// `//Andijan//Registrar`
pub const ANDIJAN_REGISTRAR: AccountId = AccountId::new(hex!(
    "206ab975fafa05dadd8a319c4f80a428dee086ea908c0e5c671b072da7bbf074"
));
/// `//Andijan//Supervisor`
pub const ANDIJAN_SUPERVISOR: AccountId = AccountId::new(hex!(
    "3888e17dbbd2b89b6adefd275e0219b7fd5d53fe54fd93aef17d46e9127aad06"
));
/// `//Identity`
pub const IDENTITY: AccountId = AccountId::new(hex!(
    "70b65c22119edc687e021d578fdad83402a6305879a4c6e1785df4b82b0b6d09"
));
/// `//Identity//Officer`
pub const IDENTITY_OFFICER: AccountId = AccountId::new(hex!(
    "2e3759f9b3508fd2ea7b90ac0f454cb833774dbf274dda4c513bd3d80d36a46e"
));
/// `//Chamber`
pub const CHAMBER: AccountId = AccountId::new(hex!(
    "8859d0738936b827b8d8a43526fbe8cad7e432f6f3a4690465b7f3c24545bb25"
));
/// `//Notary`
pub const NOTARY: AccountId = AccountId::new(hex!(
    "8e8a019750ac1c15c64ccf18c4566740a23cce7f7b74b8ddfa5c4a1830370c5d"
));
/// `//Court`
pub const COURT: AccountId = AccountId::new(hex!(
    "de504b2553b4505b675d3e8b7ff20133be8410d33aa55386796b477c01d7db14"
));
/// `//Court//Judge`
pub const COURT_JUDGE: AccountId = AccountId::new(hex!(
    "98069b5f57d4b895bb3102476ba18727e26cb6c553b4fcde20cb493941652e59"
));
/// `//Supplier`
pub const SUPPLIER: AccountId = AccountId::new(hex!(
    "ee8d2aded3d370e71b50d34ebe741e6cd5f5e6fcbacaa7dfc11ea851d0a27727"
));
/// `//Supplier//Operator`
pub const SUPPLIER_OPERATOR: AccountId = AccountId::new(hex!(
    "0e2fbb9d0472610098b59053c2f8867c456c89a7df7c359a66d15e592885054a"
));
/// `//Regulator`
pub const REGULATOR: AccountId = AccountId::new(hex!(
    "c8deda87de3680643d220b32679a646c56e5fd15c14100cb81555de939ea1f3d"
));
/// `//Regulator//Officer`
pub const REGULATOR_OFFICER: AccountId = AccountId::new(hex!(
    "d2d6b07fba729cd164ad66401bc51c342f9f3006bc89a575b40eb78aa684d221"
));
/// `//Hospital`
pub const HOSPITAL: AccountId = AccountId::new(hex!(
    "1695bf83e2b75bd8c6ef49ce526603f2c3518bccf94c6f90804073273a13373f"
));
/// `//Hospital//Informant`
pub const HOSPITAL_INFORMANT: AccountId = AccountId::new(hex!(
    "46a2d4c3cecd77ed95797f26d9cb3dc1f4a49c1dda8cb22b397c424913b82a5d"
));
/// `//Notary2`
pub const NOTARY2: AccountId = AccountId::new(hex!(
    "441744dd8417dedf0c7edbf0cf383143a37f2bd6642c32777e7f44a34eacea28"
));
/// `//Citizen1`: the wallet of nobody, until it is linked.
pub const CITIZEN1: AccountId = AccountId::new(hex!(
    "4ebd946856f24ef66a1565e4b1cd44188f5dc88b431886cdf8be175897d92651"
));
/// `//Citizen2`: alike.
pub const CITIZEN2: AccountId = AccountId::new(hex!(
    "6c3dcee0d759621fa2964389f54bf292789a050355f1c706e6be4ab9e7798878"
));
/// `//Citizen3`: alike.
pub const CITIZEN3: AccountId = AccountId::new(hex!(
    "36eeffc70df55e5d356513eac8dd8bf5065b691c6c7c7646df89a0da06bd2968"
));
/// `//Treasury`
pub const TREASURY: AccountId = AccountId::new(hex!(
    "921e83abd72f3be9d10640f8d42d0188d78b963681157dbc68c9a4b040b0d31b"
));
/// `//Treasury//Treasurer`
pub const TREASURER: AccountId = AccountId::new(hex!(
    "c8d971c3043d17d0ea3570128c87563c2ba66b289c496336ddd1d3e3871b7d5f"
));
/// `//Social`
pub const SOCIAL: AccountId = AccountId::new(hex!(
    "ccf846f40926b8d871db80b4576b555f8d969513290ee875b7512358985ab311"
));
/// `//Social//Officer`
pub const SOCIAL_OFFICER: AccountId = AccountId::new(hex!(
    "54c142f78112009701ebca1fd20319a61ecd81c0c51401abf0d364a7b1659e03"
));
/// `//Metrology`
pub const METROLOGY: AccountId = AccountId::new(hex!(
    "544bdcdd90aed1965eede69994bfb60ced6f387b971f70d1f4e269a89a76f332"
));
/// `//Metrology//Officer`
pub const METROLOGIST: AccountId = AccountId::new(hex!(
    "da9f1cff072bed06f67a3f93f7467f6acca917719084f3c687017226e4dbbc11"
));
/// `//Energy`
pub const ENERGY: AccountId = AccountId::new(hex!(
    "3ac2463fec08c2944dc7a233e37715720513bae1e92bf429f5c16f12e316b461"
));
/// `//Energy//Tariffs`
pub const ENERGY_TARIFFS: AccountId = AccountId::new(hex!(
    "0cfd7e21d91170dd98f814d9771567e3ee401df13d28f9fe84dae55095e22824"
));
/// `//Supplier//Clerk`
pub const SUPPLIER_CLERK: AccountId = AccountId::new(hex!(
    "ae02dc3482c9c0303a527379049c329e69565fd602357c9fa848ec2e241dcd1a"
));

/// Every key with the URI that it is derived from.
pub const ALL: [(&str, AccountId); 37] = [
    ("//Alice", ALICE),
    ("//Bob", BOB),
    ("//Charlie", CHARLIE),
    ("//Ministry", MINISTRY),
    ("//Samarkand", SAMARKAND),
    ("//Samarkand//Registrar", SAMARKAND_REGISTRAR),
    ("//Samarkand//Registrar2", SAMARKAND_REGISTRAR2),
    ("//Samarkand//Supervisor", SAMARKAND_SUPERVISOR),
    ("//Samarkand//Expired", SAMARKAND_EXPIRED),
    ("//Andijan", ANDIJAN),
    ("//Andijan//Registrar", ANDIJAN_REGISTRAR),
    ("//Andijan//Supervisor", ANDIJAN_SUPERVISOR),
    ("//Identity", IDENTITY),
    ("//Identity//Officer", IDENTITY_OFFICER),
    ("//Chamber", CHAMBER),
    ("//Notary", NOTARY),
    ("//Court", COURT),
    ("//Court//Judge", COURT_JUDGE),
    ("//Supplier", SUPPLIER),
    ("//Supplier//Operator", SUPPLIER_OPERATOR),
    ("//Regulator", REGULATOR),
    ("//Regulator//Officer", REGULATOR_OFFICER),
    ("//Hospital", HOSPITAL),
    ("//Hospital//Informant", HOSPITAL_INFORMANT),
    ("//Notary2", NOTARY2),
    ("//Citizen1", CITIZEN1),
    ("//Citizen2", CITIZEN2),
    ("//Citizen3", CITIZEN3),
    ("//Treasury", TREASURY),
    ("//Treasury//Treasurer", TREASURER),
    ("//Social", SOCIAL),
    ("//Social//Officer", SOCIAL_OFFICER),
    ("//Metrology", METROLOGY),
    ("//Metrology//Officer", METROLOGIST),
    ("//Energy", ENERGY),
    ("//Energy//Tariffs", ENERGY_TARIFFS),
    ("//Supplier//Clerk", SUPPLIER_CLERK),
];

#[cfg(test)]
mod tests {
    use super::*;
    use sp_core::{sr25519, Pair};

    #[test]
    fn every_key_is_the_one_that_its_uri_gives() {
        for (uri, account) in ALL {
            let pair = sr25519::Pair::from_string(uri, None).expect("the URI is sound");
            assert_eq!(AccountId::from(pair.public()), account, "{uri}");
        }
    }
}
