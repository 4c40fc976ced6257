//! Rows of cells in columns, for people.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Returns rows of cells in columns, two spaces apart, as wide as their widest cell is on a terminal. White space in a cell
/// becomes a space, so that a row is a line; control characters, which might command the terminal, are left out.
pub fn of(rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| plain(cell)).collect()).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max()
    };
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let padded = |cell: &String, width: usize| {
        format!("{cell}{}", " ".repeat(width.saturating_sub(cell.width())))
    };
    let line = |row: &Vec<String>| {
        let cells: Vec<String> =
            row.iter().zip(&widths).map(|(cell, width)| padded(cell, *width)).collect();
        format!("{}\n", cells.join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}

fn plain(cell: &str) -> String {
    let words: Vec<&str> = cell.split_whitespace().collect();
    // The indentation of a cell is its writer's.
    let indent = cell.len() - cell.trim_start_matches(' ').len();
    let text = format!("{}{}", " ".repeat(indent), words.join(" "));
    text.chars().filter(|c| !c.is_control()).collect()
}

/// Cuts each line of a table that is wider than a terminal, and ends it with an ellipsis.
pub fn fitted(table: &str, width: usize) -> String {
    table.lines().map(|line| cut(line, width) + "\n").collect()
}

fn cut(line: &str, width: usize) -> String {
    if line.width() <= width {
        return line.to_owned();
    }
    let mut taken = 0;
    let begins = line.chars().take_while(|c| {
        taken += c.width().unwrap_or(0);
        taken < width
    });
    begins.collect::<String>().trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_a_line_whatever_its_cells_hold() {
        let rows = [vec!["a\nb".to_owned(), "\u{1b}[2Jc".to_owned()]];
        assert_eq!(of(&rows), "a b  [2Jc\n");
    }

    #[test]
    fn lines_are_cut_at_the_width_that_they_have_on_a_terminal() {
        assert_eq!(fitted("short\nlonger line\n海地海地\n", 6), "short\nlonge…\n海地…\n");
    }

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [["new", "/a/", ""], ["海地", "/articles/", "page:a"]];
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        assert_eq!(of(&rows), "new   /a/\n海地  /articles/  page:a\n");
    }
}
