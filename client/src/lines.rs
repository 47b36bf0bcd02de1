//! Lines of a file of any size, whatever is in it.

use crate::declaration::FieldError;
use std::io::{self, BufRead, Read};

/// The most bytes of a line.
const MAX_LINE_LEN: u64 = 64 * 1_024;

/// Why a line cannot be used.
pub(crate) enum LineError {
    /// The line is of no use; the next may be.
    Text(FieldError),
    /// The file is.
    File(io::Error),
}

/// Lines with their numbers from 1, without those that are empty. A line of any length takes bounded memory.
pub(crate) struct Lines<R> {
    input: R,
    number: u64,
    over: bool,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(input: R) -> Self {
        Self {
            input,
            number: 0,
            over: false,
        }
    }

    /// The next line without its end, `None` after the last.
    fn read(&mut self) -> Result<Option<String>, LineError> {
        let mut bytes = Vec::new();
        let limit = MAX_LINE_LEN.saturating_add(1);
        let read = self
            .input
            .by_ref()
            .take(limit)
            .read_until(b'\n', &mut bytes);
        if read.map_err(LineError::File)? == 0 {
            return Ok(None);
        }
        self.number = self.number.saturating_add(1);
        if bytes.len() as u64 >= limit && !bytes.ends_with(b"\n") {
            self.skip_rest().map_err(LineError::File)?;
            let problem = format!("the line is longer than {MAX_LINE_LEN} bytes");
            return Err(LineError::Text(FieldError::new("json", problem)));
        }
        // Some editors put a byte-order mark at the beginning of a file.
        let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
            Some(rest) if self.number == 1 => rest,
            _ => &bytes,
        };
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Some(text.trim().to_owned())),
            Err(error) => {
                let problem = format!("not UTF-8 from byte {} on", error.valid_up_to());
                Err(LineError::Text(FieldError::new("json", problem)))
            }
        }
    }

    fn skip_rest(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.input.fill_buf()?;
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(buffer.len(), |place| place.saturating_add(1));
            let over = end.is_some() || buffer.is_empty();
            self.input.consume(used);
            if over {
                return Ok(());
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = (u64, Result<String, LineError>);

    fn next(&mut self) -> Option<Self::Item> {
        while !self.over {
            match self.read() {
                Ok(None) => self.over = true,
                Ok(Some(text)) if text.is_empty() => {}
                Ok(Some(text)) => return Some((self.number, Ok(text))),
                Err(error) => {
                    self.over = matches!(error, LineError::File(_));
                    return Some((self.number, Err(error)));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &[u8]) -> Vec<(u64, Result<String, String>)> {
        let said = |error| match error {
            LineError::Text(error) => error.problem,
            LineError::File(error) => error.to_string(),
        };
        Lines::new(text)
            .map(|(number, line)| (number, line.map_err(said)))
            .collect()
    }

    #[test]
    fn lines_keep_their_numbers_and_a_bad_one_does_not_end_the_file() {
        let long = "x".repeat(200_000);
        let text = [b"\xef\xbb\xbf{}\r\n\n", long.as_bytes(), b"\n\xff\n  last"].concat();
        let lines = lines(&text);
        assert_eq!(lines[0], (1, Ok("{}".to_owned())));
        assert!(matches!(&lines[1], (3, Err(problem)) if problem.contains("longer")));
        assert!(matches!(&lines[2], (4, Err(problem)) if problem.contains("UTF-8")));
        assert_eq!(lines[3], (5, Ok("last".to_owned())));
        assert_eq!(lines.len(), 4);
    }

    #[test]
    fn a_line_of_the_greatest_length_is_read() {
        let mut text = vec![b'x'; MAX_LINE_LEN as usize];
        assert_eq!(lines(&text).len(), 1);
        text.push(b'\n');
        assert!(lines(&text)[0].1.is_ok());
    }
}
