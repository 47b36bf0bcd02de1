//! The questions that nodes, wallets and collators ask the runtime.

use crate::{
    configs::ConsensusHook, genesis_presets, AccountId, Authorities, Balance, Block,
    CivilDeclarations, CivilRegistry, Estates, Executive, InherentDataExt, Nonce, Notary,
    ParachainInfo, ParachainSystem, Runtime, RuntimeGenesisConfig, SessionKeys, System, Timestamp,
    TransactionPayment, UtilityBills, UtilityContracts, UtilityDisputes, SLOT_DURATION, VERSION,
};
use adliya_primitives::{
    desk::BatchId, ActId, BillNumber, CertificateHash, ContractId, DeclarationId, DisputeId,
    EstateId, GuardianshipId, MeterId, Moment, Month, NoticeId, OfficeId, PaperNumber, RecordId,
    Region, SubjectId, TariffId, VolumeId,
};
use alloc::vec::Vec;
use frame_support::{genesis_builder_helper, weights::Weight};
use pallet_authorities::types::{OfficeView, OfficerView};
use pallet_civil_declarations::types::{
    BatchView, DeclarationPage, DeclarationView, Desk, Outcome, RegionKey, VolumeView,
};
use pallet_civil_registry::types::{
    CertificateView, HistoryPage, NoticeView, Outline, PersonView, RecordView, StatisticsPage,
};
use pallet_estates::types::{CertificatesPage, EstateView, HeirsPage, WillsView};
use pallet_notary::types::{
    Access, AccessPage, AccessRequest, ActKind, ActView, DossierPage, DuesView, Exemption,
    FeeSchedule, Grant, Guardianship, Power, PowerInForce, PracticeView, Scope,
};
use pallet_utility_bills::types::{AccountView, BillView, OfficeMoney, Unbillable};
use pallet_utility_contracts::{
    types::{ContractView, ContractsPage, Journal, MeterView, Scope as TariffScope, TariffView},
    Day,
};
use pallet_utility_disputes::types::{DisconnectionView, DisputeView};
use sp_api::impl_runtime_apis;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_core::{crypto::KeyTypeId, OpaqueMetadata, H256};
use sp_inherents::{CheckInherentsResult, InherentData};
use sp_runtime::{
    traits::Block as BlockT,
    transaction_validity::{TransactionSource, TransactionValidity},
    ApplyExtrinsicResult, ExtrinsicInclusionMode,
};
use sp_session::OpaqueGeneratedSessionKeys;
use sp_version::RuntimeVersion;

impl_runtime_apis! {
    impl sp_api::Core<Block> for Runtime {
        fn version() -> RuntimeVersion {
            VERSION
        }

        fn execute_block(block: <Block as BlockT>::LazyBlock) {
            Executive::execute_block(block)
        }

        fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
            Executive::initialize_block(header)
        }
    }

    impl sp_api::Metadata<Block> for Runtime {
        fn metadata() -> OpaqueMetadata {
            OpaqueMetadata::new(Runtime::metadata().into())
        }

        fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
            Runtime::metadata_at_version(version)
        }

        fn metadata_versions() -> Vec<u32> {
            Runtime::metadata_versions()
        }
    }

    impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
        fn execute_view_function(
            id: frame_support::view_functions::ViewFunctionId,
            input: Vec<u8>,
        ) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
            Runtime::execute_view_function(id, input)
        }
    }

    impl sp_block_builder::BlockBuilder<Block> for Runtime {
        fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
            Executive::apply_extrinsic(extrinsic)
        }

        fn finalize_block() -> <Block as BlockT>::Header {
            Executive::finalize_block()
        }

        fn inherent_extrinsics(data: InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
            data.create_extrinsics()
        }

        fn check_inherents(
            block: <Block as BlockT>::LazyBlock,
            data: InherentData,
        ) -> CheckInherentsResult {
            data.check_extrinsics(&block)
        }
    }

    impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
        fn validate_transaction(
            source: TransactionSource,
            tx: <Block as BlockT>::Extrinsic,
            block_hash: <Block as BlockT>::Hash,
        ) -> TransactionValidity {
            Executive::validate_transaction(source, tx, block_hash)
        }
    }

    impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
        fn offchain_worker(header: &<Block as BlockT>::Header) {
            Executive::offchain_worker(header)
        }
    }

    impl sp_session::SessionKeys<Block> for Runtime {
        fn generate_session_keys(
            owner: Vec<u8>,
            seed: Option<Vec<u8>>,
        ) -> OpaqueGeneratedSessionKeys {
            SessionKeys::generate(&owner, seed).into()
        }

        fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
            SessionKeys::decode_into_raw_public_keys(&encoded)
        }
    }

    impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
        fn slot_duration() -> sp_consensus_aura::SlotDuration {
            sp_consensus_aura::SlotDuration::from_millis(SLOT_DURATION)
        }

        fn authorities() -> Vec<AuraId> {
            pallet_aura::Authorities::<Runtime>::get().into_inner()
        }
    }

    impl cumulus_primitives_aura::AuraUnincludedSegmentApi<Block> for Runtime {
        fn can_build_upon(
            included_hash: <Block as BlockT>::Hash,
            slot: cumulus_primitives_aura::Slot,
        ) -> bool {
            ConsensusHook::can_build_upon(included_hash, slot)
        }
    }

    impl cumulus_primitives_core::RelayParentOffsetApi<Block> for Runtime {
        fn relay_parent_offset() -> u32 {
            0
        }

        fn max_claim_queue_offset() -> u8 {
            ParachainSystem::max_claim_queue_offset()
        }
    }

    // Nothing of the relay chain's state is read beyond what every parachain needs.
    impl cumulus_primitives_core::KeyToIncludeInRelayProof<Block> for Runtime {
        fn keys_to_prove() -> cumulus_primitives_core::RelayProofRequest {
            Default::default()
        }
    }

    impl cumulus_primitives_core::TargetBlockRate<Block> for Runtime {
        fn target_block_rate() -> u32 {
            1
        }
    }

    impl cumulus_primitives_core::CollectCollationInfo<Block> for Runtime {
        fn collect_collation_info(
            header: &<Block as BlockT>::Header,
        ) -> cumulus_primitives_core::CollationInfo {
            ParachainSystem::collect_collation_info(header)
        }
    }

    impl cumulus_primitives_core::GetParachainInfo<Block> for Runtime {
        fn parachain_id() -> cumulus_primitives_core::ParaId {
            ParachainInfo::parachain_id()
        }
    }

    impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
        fn account_nonce(account: AccountId) -> Nonce {
            System::account_nonce(account)
        }
    }

    impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
        for Runtime
    {
        fn query_info(
            uxt: <Block as BlockT>::Extrinsic,
            len: u32,
        ) -> pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo<Balance> {
            TransactionPayment::query_info(uxt, len)
        }

        fn query_fee_details(
            uxt: <Block as BlockT>::Extrinsic,
            len: u32,
        ) -> pallet_transaction_payment::FeeDetails<Balance> {
            TransactionPayment::query_fee_details(uxt, len)
        }

        fn query_weight_to_fee(weight: Weight) -> Balance {
            TransactionPayment::weight_to_fee(weight)
        }

        fn query_length_to_fee(length: u32) -> Balance {
            TransactionPayment::length_to_fee(length)
        }
    }

    impl pallet_authorities::runtime_api::AuthoritiesApi<Block, AccountId> for Runtime {
        fn office(id: OfficeId) -> Option<OfficeView> {
            Authorities::office_view(id)
        }

        fn officer(account: AccountId) -> Option<OfficerView<AccountId>> {
            Authorities::officer_view(account)
        }
    }

    impl pallet_civil_registry::runtime_api::CivilRegistryApi<Block, AccountId> for Runtime {
        fn person(subject: SubjectId) -> Option<PersonView<AccountId>> {
            CivilRegistry::person_view(subject)
        }

        fn record(id: RecordId) -> Option<RecordView> {
            CivilRegistry::record_view(id)
        }

        fn history(subject: SubjectId, from: Option<RecordId>, limit: u32) -> HistoryPage {
            CivilRegistry::history_page(subject, from, limit)
        }

        fn certificate(certificate: CertificateHash) -> Option<CertificateView> {
            CivilRegistry::certificate_view(certificate)
        }

        fn notice(id: NoticeId) -> Option<NoticeView> {
            CivilRegistry::notice_view(id)
        }

        fn latest_notice(spouses: [SubjectId; 2]) -> Option<NoticeView> {
            CivilRegistry::latest_notice_view(spouses)
        }

        fn statistics(
            region: Region,
            from_month: Month,
            to_month: Month,
            from: Option<Region>,
            limit: u32,
        ) -> StatisticsPage {
            CivilRegistry::statistics_page(region, from_month, to_month, from, limit)
        }
    }

    impl pallet_civil_declarations::runtime_api::CivilDeclarationsApi<Block, AccountId, Outline>
        for Runtime
    {
        fn declaration(id: DeclarationId) -> Option<DeclarationView<Outline>> {
            CivilDeclarations::declaration_view(id)
        }

        fn region_declarations(
            region: Region,
            from: Option<RegionKey>,
            limit: u32,
        ) -> DeclarationPage<Outline> {
            CivilDeclarations::region_page(region, from, limit)
        }

        fn desk(office: OfficeId) -> Desk {
            CivilDeclarations::desk(office)
        }

        fn batch(id: BatchId) -> Option<BatchView<AccountId>> {
            CivilDeclarations::batch_view(id)
        }

        fn batch_outcome(id: BatchId, index: u32) -> Option<Outcome> {
            CivilDeclarations::batch_outcome(id, index)
        }

        fn paper_record(office: OfficeId, number: PaperNumber) -> Option<RecordId> {
            CivilDeclarations::paper_record(office, number)
        }

        fn volume(id: VolumeId) -> Option<VolumeView> {
            CivilDeclarations::volume_view(id)
        }

        fn volume_of(root: H256) -> Option<VolumeView> {
            CivilDeclarations::volume_of(root)
        }

        fn promotion(id: VolumeId, index: u32) -> Option<RecordId> {
            CivilDeclarations::promotion(id, index)
        }
    }

    impl pallet_notary::runtime_api::NotaryApi<Block, AccountId> for Runtime {
        fn act(id: ActId) -> Option<ActView> {
            Notary::act_view(id)
        }

        fn power(id: ActId) -> Option<Power> {
            pallet_notary::Powers::<Runtime>::get(id)
        }

        fn dossier(subject: SubjectId, from: Option<ActId>, limit: u32) -> DossierPage {
            Notary::dossier_page(subject, from, limit)
        }

        fn power_in_force(
            attorney: SubjectId,
            principal: SubjectId,
            scope: Scope,
            at: Option<Moment>,
        ) -> Option<PowerInForce> {
            let at = at.unwrap_or_else(Timestamp::get);
            Notary::power_in_force(attorney, principal, scope, at)
        }

        fn access(account: AccountId, subject: SubjectId, act: ActId) -> Option<Access<AccountId>> {
            Notary::access(&account, subject, act)
        }

        fn guardianship(id: GuardianshipId) -> Option<Guardianship> {
            pallet_notary::Guardianships::<Runtime>::get(id)
        }

        fn grants(subject: SubjectId, from: u32, limit: u32) -> AccessPage<Grant<AccountId>> {
            Notary::grants_page(subject, from, limit)
        }

        fn requests(
            subject: SubjectId,
            from: u32,
            limit: u32,
        ) -> AccessPage<AccessRequest<AccountId>> {
            Notary::requests_page(subject, from, limit)
        }

        fn practice(office: OfficeId) -> Option<PracticeView> {
            Notary::practice_view(office)
        }

        fn fees(kind: ActKind) -> Option<FeeSchedule> {
            Notary::fees(kind)
        }

        fn dues(act: ActId) -> Option<DuesView<AccountId>> {
            Notary::dues(act)
        }

        fn exemption(subject: SubjectId) -> Option<Exemption> {
            Notary::exemption_of(subject)
        }
    }

    impl pallet_estates::runtime_api::EstatesApi<Block> for Runtime {
        fn estate(deceased: SubjectId) -> Option<EstateView> {
            Estates::estate_of(deceased)
        }

        fn estate_by_id(id: EstateId) -> Option<EstateView> {
            Estates::estate_view(id)
        }

        fn wills_of(deceased: SubjectId) -> Option<WillsView> {
            Estates::wills_of(deceased)
        }

        fn heirs(id: EstateId, after: Option<SubjectId>, limit: u32) -> HeirsPage {
            Estates::heirs_page(id, after, limit)
        }

        fn certificates(id: EstateId, from: u32, limit: u32) -> CertificatesPage {
            Estates::certificates_page(id, from, limit)
        }
    }

    impl pallet_utility_contracts::runtime_api::UtilityApi<Block, u32> for Runtime {
        fn tariff(id: TariffId) -> Option<TariffView<u32>> {
            UtilityContracts::tariff_view(id)
        }

        fn tariff_on(scope: TariffScope, day: Day) -> Option<TariffView<u32>> {
            UtilityContracts::tariff_on(scope, day)
        }

        fn meter(id: MeterId) -> Option<MeterView> {
            UtilityContracts::meter_view(id)
        }

        fn meter_of_serial(serial: H256) -> Option<MeterView> {
            UtilityContracts::meter_of_serial(serial)
        }

        fn contract(id: ContractId) -> Option<ContractView> {
            UtilityContracts::contract_view(id)
        }

        fn contracts_of(
            consumer: SubjectId,
            after: Option<ContractId>,
            limit: u32,
        ) -> ContractsPage {
            UtilityContracts::contracts_page(consumer, after, limit)
        }

        fn journal(id: ContractId) -> Option<Journal> {
            UtilityContracts::journal_view(id)
        }
    }

    impl pallet_utility_bills::runtime_api::UtilityBillsApi<Block, AccountId, u32> for Runtime {
        fn account(contract: ContractId) -> Option<AccountView<u32>> {
            UtilityBills::account_view(contract)
        }

        fn preview_bill(contract: ContractId) -> Result<BillView, Unbillable> {
            UtilityBills::preview_bill(contract)
        }

        fn explain_bill(contract: ContractId, bill: BillNumber) -> Result<BillView, Unbillable> {
            UtilityBills::explain_bill(contract, bill)
        }

        fn office_money(office: OfficeId, asset: u32) -> OfficeMoney<AccountId> {
            UtilityBills::office_money(office, asset)
        }
    }

    impl pallet_utility_disputes::runtime_api::UtilityDisputesApi<Block> for Runtime {
        fn dispute(id: DisputeId) -> Option<DisputeView> {
            UtilityDisputes::dispute_view(id)
        }

        fn disputes(
            contract: ContractId,
            before: Option<DisputeId>,
            limit: u32,
        ) -> Vec<DisputeView> {
            UtilityDisputes::disputes_view(contract, before, limit)
        }

        fn disconnection(contract: ContractId) -> Option<DisconnectionView> {
            UtilityDisputes::disconnection_view(contract)
        }
    }

    impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
        fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
            build_state(config)
        }

        fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
            genesis_builder_helper::get_preset::<RuntimeGenesisConfig>(
                id,
                genesis_presets::get_preset,
            )
        }

        fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
            genesis_presets::preset_names()
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    impl frame_benchmarking::Benchmark<Block> for Runtime {
        fn benchmark_metadata(
            extra: bool,
        ) -> (
            Vec<frame_benchmarking::BenchmarkList>,
            Vec<frame_support::traits::StorageInfo>,
        ) {
            crate::benchmarks::metadata(extra)
        }

        fn dispatch_benchmark(
            config: frame_benchmarking::BenchmarkConfig,
        ) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
            crate::benchmarks::dispatch(config)
        }
    }

    #[cfg(feature = "try-runtime")]
    impl frame_try_runtime::TryRuntime<Block> for Runtime {
        fn on_runtime_upgrade(
            checks: frame_try_runtime::UpgradeCheckSelect,
        ) -> (Weight, Weight) {
            let weight = Executive::try_runtime_upgrade(checks).expect("the upgrade succeeds");
            (weight, crate::configs::RuntimeBlockWeights::get().max_block)
        }

        fn execute_block(
            block: <Block as BlockT>::LazyBlock,
            state_root_check: bool,
            signature_check: bool,
            select: frame_try_runtime::TryStateSelect,
        ) -> Weight {
            Executive::try_execute_block(block, state_root_check, signature_check, select)
                .expect("the block executes")
        }
    }
}

/// Builds the genesis state from a patch in JSON.
pub(crate) fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
    genesis_builder_helper::build_state::<RuntimeGenesisConfig>(config)
}
