// What a Polkadot.js user sees: metadata, storage, calls, events and runtime APIs of our pallets, decoded with no types
// but the chain's own. Registers one birth and reads it back. Ends with a JSON line of what it has seen.
//
//   node register.mjs ws://127.0.0.1:9944

import assert from 'node:assert/strict';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';

const provider = new WsProvider(process.argv[2]);
const api = await ApiPromise.create({ provider, noInitWarn: true, throwOnConnect: true });

// Metadata: the pallets are there, with documented calls and errors.
const register = api.tx.civilRegistry.register;
assert.deepEqual(
  register.meta.args.map((arg) => arg.name.toString()),
  ['event', 'entry'],
);
const vitalEvent = api.registry.lookup.getSiType(register.meta.fields[0].type);
const birthVariant = vitalEvent.def.asVariant.variants.find((variant) => variant.name.eq('Birth'));
assert.ok(birthVariant.docs.map(String).join(' ').includes('live birth'));
assert.ok(api.errors.civilRegistry.AlreadyRegistered);
assert.equal(api.tx.sudo, undefined);

// Storage: the offices of the development country.
const offices = await api.query.authorities.offices.entries();
assert.equal(offices.length, 15);
const ministry = (await api.query.authorities.offices(0)).unwrap();
assert.equal(ministry.kind.toString(), 'Ministry');
assert.equal(ministry.name.toUtf8(), 'Adliya vazirligi');
assert.equal(ministry.standing.toString(), 'Active');

// A call, signed by a registrar, until it is final.
const registrar = new Keyring({ type: 'sr25519' }).addFromUri('//Samarkand//Registrar');
const child = `0x${'c1'.repeat(32)}`;
const claimsRoot = `0x${'5a'.repeat(32)}`;
const region = 0x010e0700; // 1.14.7.0
const submit = (call, options = {}) =>
  new Promise((resolve, reject) => {
    call
      .signAndSend(registrar, options, (result) => {
        if (result.isError) reject(new Error(result.status.toString()));
        if (result.status.isFinalized) resolve(result);
      })
      .catch(reject);
  });
const birth = () =>
  register(
    { Birth: { child, parents: { mother: null, father: null }, links: `0x${'11'.repeat(32)}` } },
    { claimsRoot, region, timeliness: 'Timely' },
  );

const registered = await submit(birth());
assert.equal(registered.dispatchError, undefined);
const event = registered.events.map(({ event }) => event).find(api.events.civilRegistry.BirthRegistered.is);
assert.ok(event, 'the event is decoded');
assert.equal(event.data.child.toHex(), child);
assert.equal(event.data.region.toNumber(), region);
const record = event.data.record.toNumber();

// The record and the person, from storage and by the runtime API.
const kept = (await api.query.civilRegistry.records(record)).unwrap();
assert.equal(kept.claimsRoot.toHex(), claimsRoot);
assert.equal(kept.kind.toString(), 'Birth');
assert.equal(kept.parties.length, 1);
assert.equal(kept.parties[0].capacity.toString(), 'Child');
const person = (await api.call.civilRegistryApi.person(child)).unwrap();
assert.equal(person.birth.toNumber(), record);
assert.ok(person.marital.isSingle);
const officer = (await api.call.authoritiesApi.officer(registrar.address)).unwrap();
assert.equal(officer.impediment.isNone, true);

// An error of ours, by its name. The signer states the hash of the metadata that it has read, as a hardware wallet does:
// the chain takes the transaction because the hash is built into the runtime.
const metadata = (await api.call.metadata.metadataAtVersion(15)).unwrap();
const digest = merkleizeMetadata(metadata.toHex(), {
  base58Prefix: api.registry.chainSS58,
  decimals: 12,
  specName: api.runtimeVersion.specName.toString(),
  specVersion: api.runtimeVersion.specVersion.toNumber(),
  tokenSymbol: 'ADL',
}).digest();
const metadataHash = u8aToHex(digest);
const refused = await submit(birth(), { metadataHash, mode: 1 });
const { section, name } = api.registry.findMetaError(refused.dispatchError.asModule);
assert.deepEqual([section, name], ['civilRegistry', 'AlreadyRegistered']);
await assert.rejects(submit(birth(), { metadataHash: `0x${'11'.repeat(32)}`, mode: 1 }), 'another hash is refused');

console.log(JSON.stringify({ record, office: kept.office.toNumber(), blocks: registered.blockNumber?.toNumber() }));
await api.disconnect();
