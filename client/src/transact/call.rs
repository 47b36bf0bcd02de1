//! Calls of any pallet.
//!
//! An argument is found by its name in the metadata that the node gives, so that a call which has moved is found again and one
//! which takes other arguments is refused here. What an argument is made of is compiled in, as for runtime APIs.

use subxt::{
    ext::{
        scale_encode::{error::ErrorKind, EncodeAsFields, Error, FieldIter, TypeResolver},
        scale_type_resolver::Field,
    },
    transactions::StaticPayload,
};

/// The arguments of a call by their names, each in SCALE.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arguments(pub(crate) Vec<(&'static str, Vec<u8>)>);

impl EncodeAsFields for Arguments {
    fn encode_as_fields_to<R: TypeResolver>(
        &self,
        fields: &mut dyn FieldIter<'_, R::TypeId>,
        _: &R,
        out: &mut Vec<u8>,
    ) -> Result<(), Error> {
        let expected_len = fields.len();
        let actual_len = self.0.len();
        if expected_len != actual_len {
            return Err(Error::new(ErrorKind::WrongLength {
                actual_len,
                expected_len,
            }));
        }
        for Field { name, .. } in fields {
            let name = name.unwrap_or_default();
            let argument = self.0.iter().find(|(own, _)| *own == name);
            let (_, bytes) = argument.ok_or_else(|| {
                Error::new(ErrorKind::CannotFindField {
                    name: name.to_owned(),
                })
            })?;
            out.extend_from_slice(bytes);
        }
        Ok(())
    }
}

/// A call, ready to be signed.
pub(crate) type Call = StaticPayload<Arguments>;

/// The functions that make calls: `name(argument: type, …)`, in this pallet.
macro_rules! calls {
    ($pallet:ident: $($(#[$doc:meta])* $name:ident($($argument:ident: $of:ty),* $(,)?);)*) => {$(
        $(#[$doc])*
        pub(crate) fn $name($($argument: $of),*) -> $crate::transact::call::Call {
            let arguments = vec![$((stringify!($argument), codec::Encode::encode(&$argument))),*];
            let arguments = $crate::transact::call::Arguments(arguments);
            subxt::transactions::StaticPayload::new($pallet, stringify!($name), arguments)
        }
    )*};
}
pub(crate) use calls;
