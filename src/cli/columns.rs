//! Rows of cells in columns, for people.

use unicode_width::UnicodeWidthStr;

/// Returns rows of cells in columns, two spaces apart, as wide as their widest cell is on a terminal.
pub fn of(rows: &[Vec<String>]) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [["new", "/a/", ""], ["海地", "/articles/", "page:a"]];
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        assert_eq!(of(&rows), "new   /a/\n海地  /articles/  page:a\n");
    }
}
