use super::*;

fn day(line: &str) -> Option<String> {
    find(line, line.len()).and_then(|found| found.date).map(|date| date.to_string())
}

#[test]
fn one_day_is_read_in_every_form() {
    for line in [
        "17 كانون الثاني 2024",
        "١٧ يناير ٢٠٢٤",
        "الأربعاء ۱۷ كانون الثاني/يناير ۲۰۲۴",
        "17 كانون الثاني (يناير) 2024",
        "17 جانفي 2024",
        "2024-01-17",
        "2024/1/17",
        "17/1/2024",
        "17.01.2024",
        "١٧-١-٢٠٢٤",
        "١٧ی کانوونی دووەمی ٢٠٢٤",
        "17ی کانوونی دووەم، 2024",
        "17ê Rêbendanê 2024an",
        "17'ê Çileya 2024",
        "17 Ocak 2024",
        "January 17, 2024",
        "Wednesday, 17th of January 2024",
        "Jan. 17, 2024",
    ] {
        assert_eq!(day(line).as_deref(), Some("2024-01-17"), "{line}");
    }
}

#[test]
fn a_day_of_the_week_belongs_to_its_date_and_tells_day_from_month() {
    for (line, date) in [
        ("5 آذار 2024، الثلاثاء", "2024-03-05"),
        ("5 آذار 2024 (يوم الثلاثاء", "2024-03-05"),
        ("5 Adar 2024, Sêşem", "2024-03-05"),
        ("Tue, 03/05/2024", "2024-03-05"),
        ("03/05/2024, Tuesday", "2024-03-05"),
        ("الثلاثاء 05/03/2024", "2024-03-05"),
        ("Fri, 03/05/2024", "2024-05-03"),
        ("Tue, 03/26/2024", "2024-03-26"),
        ("03/05/2024", "2024-05-03"),
        ("Sat, 03/05/2024", "2024-05-03"),
    ] {
        let found = find(line, line.len()).unwrap();
        assert_eq!(found.date.map(|date| date.to_string()).as_deref(), Some(date), "{line}");
        assert_eq!(behind(line, &found), "", "{line}");
    }
    let line = "5 آذار 2024، يوم المرأة";
    assert_eq!(find(line, 1).map(|found| behind(line, &found)), Some("، يوم المرأة"));
}

#[test]
fn every_month_has_its_names() {
    let months = [
        ("كانون الأول", 12),
        ("شباط", 2),
        ("آذار", 3),
        ("أفريل", 4),
        ("أيار", 5),
        ("حزيران", 6),
        ("تموز", 7),
        ("آب", 8),
        ("أيلول", 9),
        ("تشرين الأول", 10),
        ("نوفمبر", 11),
        ("Sibatê", 2),
        ("Gulanê", 5),
        ("Cotmeha", 10),
        ("Mijdarê", 11),
        ("حوزەیرانی", 6),
        ("تشرینی دووەم", 11),
        ("ئەیلوولی", 9),
        ("ئابی", 8),
    ];
    for (name, month) in months {
        assert_eq!(day(&format!("5 {name} 2023")), Some(format!("2023-{month:02}-05")), "{name}");
    }
}

#[test]
fn no_year_is_no_day_and_no_day_is_no_date() {
    assert_eq!(find("BAGHDAD, Jan 12 (Reuters)", 20).map(|found| found.date), Some(None));
    for line in
        ["31/2/2024", "12/13/2024", "3.5 مليون", "في 2024", "من 10 إلى 12", "1/2", "مايو", ""]
    {
        assert_eq!(find(line, 100), None, "{line}");
    }
}

#[test]
fn a_year_before_all_years_is_none() {
    assert_eq!(day_of("-024-03-05T10:00:00"), None);
    assert_eq!(day_of("2024-03-05T10:00:00"), NaiveDate::from_ymd_opt(2024, 3, 5));
}

#[test]
fn a_day_in_the_file_is_the_day_as_written() {
    for text in [
        "2024-01-17T23:30:00-08:00",
        " 2024-01-17 ",
        "2024-01-17T00:30:00+03:00",
        "17 January 2024",
    ] {
        assert_eq!(day_of(text).map(|day| day.to_string()).as_deref(), Some("2024-01-17"));
    }
    assert_eq!(day_of("قبل ساعتين"), None);
    assert_eq!(day_of("٢٠٢٤"), None);
}
