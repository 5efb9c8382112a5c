//! The usual prefixes of namespaces.

/// The prefix that Word gives a namespace, of the transitional or the strict form, or `LibreOffice` one of its own.
///
/// Source: ECMA-376, parts 1 and 4; `OpenDocument` 1.3, part 3, 2.2.
pub(super) fn usual_prefix(namespace: &str) -> &'static str {
    const BY_END: [(&str, &str); 37] = [
        ("/wordprocessingml/2006/main", "w"),
        ("/wordprocessingml/main", "w"),
        ("/officeDocument/2006/relationships", "r"),
        ("/officeDocument/relationships", "r"),
        ("/package/2006/relationships", "rel"),
        ("/drawingml/2006/main", "a"),
        ("/drawingml/main", "a"),
        ("/2006/wordprocessingDrawing", "wp"),
        ("/drawingml/wordprocessingDrawing", "wp"),
        ("/picture", "pic"),
        ("/chart", "c"),
        ("/2014/chartex", "cx"),
        ("/diagram", "dgm"),
        ("/math", "m"),
        ("/markup-compatibility/2006", "mc"),
        ("schemas-microsoft-com:vml", "v"),
        ("schemas-microsoft-com:office:office", "o"),
        ("/word/2010/wordml", "w14"),
        ("/word/2012/wordml", "w15"),
        ("/dc/elements/1.1/", "dc"),
        ("/dc/terms/", "dcterms"),
        ("opendocument:xmlns:office:1.0", "office"),
        ("opendocument:xmlns:style:1.0", "style"),
        ("opendocument:xmlns:text:1.0", "text"),
        ("opendocument:xmlns:table:1.0", "table"),
        ("opendocument:xmlns:drawing:1.0", "draw"),
        ("opendocument:xmlns:xsl-fo-compatible:1.0", "fo"),
        ("opendocument:xmlns:svg-compatible:1.0", "svg"),
        ("opendocument:xmlns:meta:1.0", "meta"),
        ("opendocument:xmlns:datastyle:1.0", "number"),
        ("opendocument:xmlns:form:1.0", "form"),
        ("opendocument:xmlns:script:1.0", "script"),
        ("opendocument:xmlns:presentation:1.0", "presentation"),
        ("opendocument:xmlns:manifest:1.0", "manifest"),
        ("experimental:ooo-ms-interop:xmlns:field:1.0", "field"),
        ("experimental:office:xmlns:loext:1.0", "loext"),
        ("/1999/xlink", "xlink"),
    ];
    let known = BY_END.iter().find(|(end, _)| namespace.ends_with(end));
    known.map_or("other", |(_, prefix)| prefix)
}
