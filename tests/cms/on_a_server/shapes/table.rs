//! Texts of posts as other hands make them, and what of each is corrected here.

/// What a site has of which an article makes other parts.
pub struct Shape {
    pub name: &'static str,
    /// The text of the post. `IMG1`, `NUM1` and so on are pictures of the site's library.
    pub content: &'static str,
    /// One word of each part: what is corrected, each time in another post.
    pub words: &'static [&'static str],
    /// Those of them whose correction has no place in the post, so that a person is asked.
    pub asks: &'static [&'static str],
}

/// What stands in posts.
pub const SHAPES: &[Shape] = &[
    Shape {
        name: "columns",
        content: "<!-- wp:paragraph -->\n<p>مقدمة الخبر كما كتبها محرر الموقع صباحا</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:columns -->\n<div class=\"wp-block-columns\"><!-- wp:column -->\n<div class=\"wp-block-column\"><!-- wp:paragraph -->\n<p>قال الرئيس سعيد في العمود الأول كلمته</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p>وأضاف أن الطريق سالكة حتى المساء تماما</p>\n<!-- /wp:paragraph --></div>\n<!-- /wp:column -->\n\n<!-- wp:column -->\n<div class=\"wp-block-column\"><!-- wp:paragraph -->\n<p>ورد الوزير كمال في العمود الثاني عليه</p>\n<!-- /wp:paragraph --></div>\n<!-- /wp:column --></div>\n<!-- /wp:columns -->\n\n<!-- wp:paragraph -->\n<p>خاتمة الخبر كما كتبها محرر الموقع ليلا</p>\n<!-- /wp:paragraph -->",
        words: &["مقدمة", "سعيد", "سالكة", "كمال", "خاتمة"],
        asks: &[],
    },
    Shape {
        name: "group",
        content: "<!-- wp:group {\"layout\":{\"type\":\"constrained\"}} -->\n<div class=\"wp-block-group\"><!-- wp:heading -->\n<h2 class=\"wp-block-heading\">عنوان المجموعة الفرعي هنا</h2>\n<!-- /wp:heading -->\n\n<!-- wp:paragraph -->\n<p>فقرة <strong>المجموعة</strong> التي كتبت قبل الصورة مباشرة</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:image {\"id\":NUM1,\"sizeSlug\":\"full\",\"linkDestination\":\"none\"} -->\n<figure class=\"wp-block-image size-full\"><img src=\"IMG1\" alt=\"سوق\" class=\"wp-image-NUM1\"/><figcaption class=\"wp-element-caption\">تعليق صورة السوق</figcaption></figure>\n<!-- /wp:image --></div>\n<!-- /wp:group -->",
        words: &["الفرعي", "مباشرة", "تعليق"],
        asks: &[],
    },
    Shape {
        name: "media-text",
        content: "<!-- wp:paragraph -->\n<p>مدخل قصير يسبق الصورة ونصها جانبا</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:media-text {\"mediaId\":NUM1,\"mediaType\":\"image\"} -->\n<div class=\"wp-block-media-text is-stacked-on-mobile\"><figure class=\"wp-block-media-text__media\"><img src=\"IMG1\" alt=\"\" class=\"wp-image-NUM1 size-full\"/></figure><div class=\"wp-block-media-text__content\"><!-- wp:paragraph -->\n<p>كلام يقف بجانب صورة النهر القديم</p>\n<!-- /wp:paragraph --></div></div>\n<!-- /wp:media-text -->",
        words: &["مدخل", "النهر"],
        asks: &[],
    },
    Shape {
        name: "cover",
        content: "<!-- wp:cover {\"url\":\"IMG1\",\"id\":NUM1,\"dimRatio\":50} -->\n<div class=\"wp-block-cover\"><img class=\"wp-block-cover__image-background wp-image-NUM1\" alt=\"\" src=\"IMG1\" data-object-fit=\"cover\"/><span aria-hidden=\"true\" class=\"wp-block-cover__background has-background-dim\"></span><div class=\"wp-block-cover__inner-container\"><!-- wp:paragraph -->\n<p>كلام مكتوب فوق صورة الغلاف الكبيرة</p>\n<!-- /wp:paragraph --></div></div>\n<!-- /wp:cover -->\n\n<!-- wp:paragraph -->\n<p>فقرة عادية تأتي بعد الغلاف وحدها</p>\n<!-- /wp:paragraph -->",
        words: &["مكتوب", "عادية"],
        asks: &[],
    },
    Shape {
        name: "details",
        content: "<!-- wp:details -->\n<details class=\"wp-block-details\"><summary>ملخص التفاصيل المخفية</summary><!-- wp:paragraph -->\n<p>التفاصيل كلها مكتوبة داخل هذا الصندوق</p>\n<!-- /wp:paragraph --></details>\n<!-- /wp:details -->",
        words: &["ملخص", "الصندوق"],
        asks: &[],
    },
    Shape {
        name: "a table with a caption",
        content: "<!-- wp:paragraph -->\n<p>أسعار اليوم في سوق المدينة المركزي</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:table -->\n<figure class=\"wp-block-table\"><table class=\"has-fixed-layout\"><tbody><tr><td>الخبز</td><td>ألف</td></tr><tr><td>السكر</td><td>ألفان</td></tr></tbody></table><figcaption class=\"wp-element-caption\">المصدر وزارة التجارة المحلية</figcaption></figure>\n<!-- /wp:table -->",
        words: &["أسعار", "السكر", "وزارة"],
        asks: &[],
    },
    Shape {
        name: "a table of one cell",
        content: "<!-- wp:table -->\n<figure class=\"wp-block-table\"><table class=\"has-fixed-layout\"><tbody><tr><td>خانة</td></tr></tbody></table><figcaption class=\"wp-element-caption\">شرح الخلية الوحيدة</figcaption></figure>\n<!-- /wp:table -->\n\n<!-- wp:paragraph -->\n<p>فقرة تتبع الجدول الصغير هنا أسفله</p>\n<!-- /wp:paragraph -->",
        words: &["خانة", "شرح", "أسفله"],
        asks: &[],
    },
    Shape {
        name: "a gallery with a caption",
        content: "<!-- wp:gallery {\"linkTo\":\"none\"} -->\n<figure class=\"wp-block-gallery has-nested-images columns-default is-cropped\"><!-- wp:image {\"id\":NUM1,\"sizeSlug\":\"large\",\"linkDestination\":\"none\"} -->\n<figure class=\"wp-block-image size-large\"><img src=\"IMG1\" alt=\"\" class=\"wp-image-NUM1\"/><figcaption class=\"wp-element-caption\">صورة الجسر</figcaption></figure>\n<!-- /wp:image -->\n\n<!-- wp:image {\"id\":NUM2,\"sizeSlug\":\"large\",\"linkDestination\":\"none\"} -->\n<figure class=\"wp-block-image size-large\"><img src=\"IMG2\" alt=\"\" class=\"wp-image-NUM2\"/></figure>\n<!-- /wp:image --><figcaption class=\"blocks-gallery-caption wp-element-caption\">معرض صور المدينة كاملا</figcaption></figure>\n<!-- /wp:gallery -->\n\n<!-- wp:paragraph -->\n<p>فقرة تتبع المعرض بكلام قليل بعده</p>\n<!-- /wp:paragraph -->",
        words: &["الجسر", "كاملا", "قليل"],
        asks: &[],
    },
    Shape {
        name: "a linked picture that begins a paragraph",
        content: "أعلنت الإدارة أمس قرارها الجديد هناك\n\n<a href=\"https://xeber24.example/big.jpg\"><img class=\"alignright\" src=\"IMG1\" alt=\"\" /></a>وقال شهود إن السوق مفتوح منذ الصباح\n\nوختم البيان بدعوة الجميع إلى الحوار",
        words: &["أعلنت", "مفتوح", "البيان"],
        asks: &[],
    },
    Shape {
        name: "a picture in a paragraph of blocks",
        content: "<!-- wp:paragraph -->\n<p><img class=\"wp-image-NUM1\" style=\"width: 150px;\" src=\"IMG1\" alt=\"\">نص يجاور <em>صورة</em> في فقرته نفسها</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p>فقرة أخرى لا صورة فيها أبدا</p>\n<!-- /wp:paragraph -->",
        words: &["يجاور", "أبدا"],
        asks: &[],
    },
    Shape {
        name: "a caption with its text in one piece",
        content: "أعلنت الإدارة أمس قرارها الجديد هناك\n[caption id=\"attachment_NUM1\" align=\"aligncenter\" width=\"300\"]<img src=\"IMG1\" alt=\"سوق\" width=\"300\" height=\"200\" /> سوق المدينة القديم[/caption]\nوقال شهود إن الباب مفتوح منذ الصباح\n\nوختم البيان بدعوة الجميع إلى الحوار",
        words: &["أعلنت", "القديم", "مفتوح", "البيان"],
        asks: &[],
    },
    Shape {
        name: "an old post",
        content: "أعلنت الإدارة أمس قرارها الجديد هناك\nسطر يتبعه في الفقرة نفسها\n\n<img class=\"alignleft\" src=\"IMG1\" alt=\"\" />وقال شهود إن السوق مفتوح منذ الصباح\n\n<!--more-->\n\n<h2>ما الذي جرى في الحي</h2>\n<ul>\n<li>أول ما قيل لنا</li>\n<li>ثاني ما سمعناه</li>\n</ul>\n[gallery ids=\"NUM1,NUM2\"]\n\nhttps://www.youtube.com/watch?v=abcdefghijk\n\n<blockquote>قول لشاهد من أهل القرية</blockquote>\n<div class=\"box\">وختم البيان بدعوة الجميع إلى الحوار</div>",
        words: &["أعلنت", "يتبعه", "مفتوح", "جرى", "سمعناه", "لشاهد", "البيان"],
        asks: &[],
    },
    Shape {
        name: "free text between blocks",
        content: "<!-- wp:paragraph -->\n<p>فقرة أولى في مكانها من الخبر</p>\n<!-- /wp:paragraph -->\n\n<div class=\"note\"><p>ملاحظة بلا قالب كتبها محرر قديم</p><p><img src=\"IMG1\" alt=\"\"/></p></div>\n\nسطر حر <a href=\"https://xeber24.example/link\">وصلته</a> في الوسط\n[poll id=\"7\"]\n\n<!-- wp:paragraph -->\n<p>فقرة أخيرة في مكانها من الخبر</p>\n<!-- /wp:paragraph -->",
        words: &["أولى", "ملاحظة", "الوسط", "أخيرة"],
        asks: &[],
    },
    Shape {
        name: "what no article holds",
        content: "<!-- wp:paragraph -->\n<p>فقرة تسبق ما لا يحمله خبر</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:group -->\n<div class=\"wp-block-group\"><!-- wp:paragraph -->\n<p>فقرة داخل الإطار قبل الزر والاستطلاع</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:buttons -->\n<div class=\"wp-block-buttons\"><!-- wp:button -->\n<div class=\"wp-block-button\"><a class=\"wp-block-button__link wp-element-button\" href=\"https://xeber24.example/join\">اشترك معنا</a></div>\n<!-- /wp:button --></div>\n<!-- /wp:buttons -->\n\n<!-- wp:acf/poll {\"q\":1} /--></div>\n<!-- /wp:group -->\n\n<!-- wp:more -->\n<!--more-->\n<!-- /wp:more -->\n\n<!-- wp:embed {\"url\":\"https://www.youtube.com/watch?v=abcdefghijk\",\"type\":\"video\",\"providerNameSlug\":\"youtube\"} -->\n<figure class=\"wp-block-embed is-type-video\"><div class=\"wp-block-embed__wrapper\">\nhttps://www.youtube.com/watch?v=abcdefghijk\n</div></figure>\n<!-- /wp:embed -->",
        words: &["تسبق", "الإطار"],
        asks: &[],
    },
    Shape {
        name: "a quote of paragraphs and a pull quote",
        content: "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><!-- wp:paragraph -->\n<p>قال الشاهد كلاما طويلا أول مرة</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p>ثم عاد فقال غيره بعدها بيوم</p>\n<!-- /wp:paragraph --><cite>شاهد العيان</cite></blockquote>\n<!-- /wp:quote -->\n\n<!-- wp:pullquote -->\n<figure class=\"wp-block-pullquote\"><blockquote><p>اقتباس بارز من كلام الوزيرة</p><cite>الوزيرة</cite></blockquote></figure>\n<!-- /wp:pullquote -->",
        words: &["طويلا", "غيره", "العيان", "بارز"],
        asks: &[],
    },
    Shape {
        name: "what is said of words and paragraphs",
        content: "<!-- wp:paragraph {\"align\":\"center\",\"dropCap\":true,\"backgroundColor\":\"pale-pink\",\"className\":\"lead\"} -->\n<p class=\"has-text-align-center has-drop-cap lead has-pale-pink-background-color has-background\">فقرة ملونة مصفوفة في وسط الصفحة</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n<p>قال <mark style=\"background-color:#ff0\" class=\"has-inline-color\">الوزير</mark> في <a href=\"https://xeber24.example/a\" target=\"_blank\" rel=\"noreferrer noopener nofollow\" class=\"src\">بيان</a> إن <abbr title=\"الأمم\">أم</abbr> و <kbd>Ctrl</kbd> معا تغيرت</p>\n<!-- /wp:paragraph -->",
        words: &["ملونة", "الوزير", "بيان", "تغيرت"],
        asks: &[],
    },
    Shape {
        name: "a table with a foot and a verse",
        content: "<!-- wp:table -->\n<figure class=\"wp-block-table\"><table class=\"has-fixed-layout\"><thead><tr><th>مدينة</th><th>عدد</th></tr></thead><tbody><tr><td>حلب</td><td>سبعون</td></tr></tbody><tfoot><tr><td>المجموع</td><td>كله</td></tr></tfoot></table></figure>\n<!-- /wp:table -->\n\n<!-- wp:verse -->\n<pre class=\"wp-block-verse\">قفا نبك هنا\nمن ذكرى حبيب</pre>\n<!-- /wp:verse -->",
        words: &["سبعون", "المجموع", "نبك", "ذكرى"],
        asks: &[],
    },
    Shape {
        name: "a large picture with a link",
        content: "<!-- wp:image {\"id\":NUM1,\"sizeSlug\":\"large\",\"linkDestination\":\"custom\"} -->\n<figure class=\"wp-block-image size-large\"><a href=\"https://xeber24.example/go\"><img src=\"IMG1\" alt=\"سوق\" class=\"wp-image-NUM1\"/></a><figcaption class=\"wp-element-caption\">تعليق صورة السوق</figcaption></figure>\n<!-- /wp:image -->\n\n<!-- wp:html -->\n<iframe src=\"https://xeber24.example/map\"></iframe>\n<!-- /wp:html -->\n\n<!-- wp:paragraph -->\n<p>فقرة تتبع الخريطة بكلام قليل بعدها</p>\n<!-- /wp:paragraph -->",
        words: &["تعليق", "قليل"],
        asks: &[],
    },
    Shape {
        name: "old words with their looks",
        content: "فقرة فيها <a href=\"https://xeber24.example/q\" target=\"_blank\">رابط</a> وقربه <span style=\"color:red\">لون</span> وكلام\n\n<p style=\"text-align:center\">فقرة وسطى هنا في مكانها</p>\n\nسطر أول\nسطر آخر",
        words: &["رابط", "وكلام", "وسطى", "آخر"],
        asks: &[],
    },
];
