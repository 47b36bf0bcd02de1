//! Prints the day of two registry offices as if it were today.

fn main() -> std::io::Result<()> {
    print!("{}", adliya_tests::one_day()?);
    Ok(())
}
