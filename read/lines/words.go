package lines

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// relatedHeading are headings of tails: other stories follow.
var relatedHeading = set(
	"related news", "related", "related articles", "related article", "related stories", "related story", "related content", "related posts",
	"related topics", "related coverage", "related links", "read more", "read also", "also read", "more on this story", "more from", "more news",
	"more stories", "more like this", "more on this topic", "you may also like", "you might also like", "you may be interested in", "recommended",
	"recommended for you", "recommended stories", "recommended articles", "top stories", "latest news", "latest stories", "latest", "most read",
	"most popular", "popular now", "trending", "trending now", "editor's picks", "editors' picks", "don't miss", "what to read next", "up next",
	"read next", "keep reading", "in case you missed it", "from around the web", "sponsored content", "around the web", "paid content", "promoted stories",
	"lesen sie auch", "lesen sie mehr", "mehr zum thema", "auch interessant", "das könnte sie auch interessieren", "das könnte dich auch interessieren",
	"verwandte artikel", "weitere artikel", "weitere themen", "meistgelesen", "weiterlesen", "mehr lesen",
	"à lire aussi", "lire aussi", "sur le même sujet", "à lire également", "les plus lus",
	"noticias relacionadas", "te puede interesar", "más noticias", "lo más leído", "lee también", "artículos relacionados", "más información",
	"notícias relacionadas", "leia também", "leia mais", "mais lidas", "leggi anche", "articoli correlati", "potrebbe interessarti anche",
	"lees ook", "meer over dit onderwerp", "les også", "læs også", "läs också", "läs mer", "lue myös",
	"ilgili haberler", "baca juga", "berita terkait", "читайте также", "материалы по теме", "関連記事", "関連ニュース", "相关新闻", "相關新聞", "관련기사",
)

// relatedPrefixes open one line that leads to another story.
var relatedPrefixes = openingsOf(
	"read more:", "also read:", "read also:", "see also:", "related:", "more:", "watch:", "recommended:", "don't miss:", "read next:",
	"lesen sie auch:", "lesen sie hier", "mehr zum thema:", "auch interessant:", "à lire aussi :", "lire aussi :", "à lire aussi:", "lire aussi:",
	"lea también:", "lee también:", "leia também:", "leggi anche:", "lees ook:", "les også:", "læs også:", "läs också:", "baca juga:", "читайте также:",
)

// furniture are whole lines of page furniture.
var furniture = set(
	"advertisement", "advertising", "ad", "sponsored", "story continues below advertisement", "article continues below advertisement",
	"article continues after ad", "continue reading the main story", "anzeige", "werbung", "publicité", "publicidad", "pubblicità", "annonce", "reklam", "iklan",
	"share", "share this", "share this article", "share this story", "save", "print", "email", "comments", "comment", "leave a comment", "subscribe",
	"sign up", "log in", "sign in", "newsletter", "follow us", "skip to content", "skip to main content", "menu", "search", "home", "back to top",
	"teilen", "kommentare", "drucken", "partager", "commentaires", "compartir", "comentarios", "condividi", "commenti", "delen", "del", "dela", "jaa",
	"loading", "loading...", "listen", "listen to this article", "play", "close", "next", "previous", "copy link", "link copied",
	"artikel anhören", "vorlesen", "merken", "zur startseite", "für später merken", "bookmark", "gift this article", "view comments", "tags", "topics",
)

var networks = set("facebook", "twitter", "x", "whatsapp", "telegram", "linkedin", "pinterest", "reddit", "messenger", "flipboard",
	"instagram", "youtube", "tiktok", "threads", "bluesky", "mastodon", "xing", "pocket", "line", "viber", "vk", "tumblr", "email", "mail")

var shareWords = set("share", "on", "via", "tweet", "post", "print", "copy", "link", "save", "to", "this", "article", "story", "url", "by", "or", "and",
	"send", "us", "follow", "teilen", "auf", "per", "drucken", "merken", "partager", "sur", "par", "compartir", "en", "por", "condividi", "su",
	"delen", "del", "på", "compartilhar", "no", "paylaş", "bagikan", "more", "options", "button", "click", "opens", "in", "new", "window")

var legalPrefixes = openingsOf(
	"©", "(c) ", "copyright ", "all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados",
	"our standards: the thomson reuters", "this material may not be published", "reproduction is authorised", "this story has not been edited by",
	"this article has been published from a wire agency feed",
)

var correctionPrefixes = openingsOf(
	"correction:", "corrections:", "correction (", "clarification:", "editor's note:", "editor’s note:", "editors' note:", "this article has been corrected",
	"this story has been corrected", "this article was amended", "this article was updated", "this story has been updated", "this article has been updated",
	"an earlier version of this", "a previous version of this", "the original version of this", "korrektur:", "korrekturhinweis", "berichtigung:",
	"anmerkung der redaktion", "in einer früheren version", "transparenzhinweis", "rectificatif", "correctif", "fe de errores", "rectificación:",
	"correção:", "errata:", "rettifica:", "rättelse:", "rettelse:", "rectificatie:",
)
