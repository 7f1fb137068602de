package compare

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

func sqrt(x float64) float64 { return math.Sqrt(x) }

// crossScript reports whether a Latin and a Cyrillic word are one: by a short
// list of terms of talks and war, or because one spells the other.
func crossScript(a, b word) bool {
	if cyrillic(a.low) == cyrillic(b.low) {
		return false
	}
	if cyrillic(a.low) {
		a, b = b, a
	}
	for _, stem := range russianTerms[a.stem] {
		if strings.HasPrefix(b.low, stem) {
			return true
		}
	}
	if len(a.stem) < 4 {
		return false
	}
	x, y := skeleton(a.stem), skeleton(latin(b.stem))
	if len(x) < 3 || len(y) < 3 {
		return false
	}
	n := min(len(x), len(y))
	return x[:n] == y[:n] && max(len(x), len(y)) <= n+2
}

func cyrillic(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Cyrillic, r)
}

var romanised = strings.NewReplacer("а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ж", "zh", "з", "z", "и", "i", "й", "i",
	"к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "h", "ц", "c",
	"ч", "ch", "ш", "sh", "щ", "sh", "ъ", "", "ы", "i", "ь", "", "э", "e", "ю", "u", "я", "a")

func latin(s string) string { return romanised.Replace(s) }

// skeleton keeps the consonants, with spellings of one sound made alike.
func skeleton(s string) string {
	s = strings.NewReplacer("ck", "k", "c", "k", "ph", "f", "w", "v", "kh", "h", "x", "ks", "tch", "ch", "j", "dzh").Replace(s)
	var b strings.Builder
	var last rune
	for _, r := range s {
		if !strings.ContainsRune("aeiouy", r) && r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// russianTerms maps an English stem to the beginnings of Russian words.
var russianTerms = terms(`
middle:ближн east:восток,восточ north:север south:юг,южн west:запад sea:мор,акватори black:чёрн,черн red:красн
nuclear:ядерн nonproliferation:нераспростран proliferation:распростран,нераспростран weapon:оружи,вооруж strategic:стратегич arms:вооруж
ceasefire:перемири,прекращени,огня truce:перемири pause:перемири,отказ strike:удар attack:удар,нападени,атак war:войн conflict:конфликт
energy:энергет infrastructure:инфраструктур facility:объект security:безопасност negotiation:переговор talks:переговор agreement:договорённ,договоренн,соглашен
prisoner:пленн,заключенн,заключённ exchange:обмен soldier:солдат,военнослужащ military:военн,войск aid:помощ assistance:помощ intelligence:разведыват,разведк
foreign:иностранн stop:прекращ,остановк end:прекращ,окончани complete:полн condition:услови key:ключев support:поддерж idea:иде proposal:предложени propose:предлож
peace:мир,мирн settlement:урегулировани human:человеч,гуманитарн right:прав citizen:граждан sanction:санкци economy:экономик trade:торгов cooperation:сотрудничеств
navigation:судоходств,навигац maritime:морск,судоходств discuss:обсуд,обсужд,затрон touch:затрон agree:договорил,согласи,условл call:разговор,бесед conversation:бесед,разговор
thank:благодарн,признательн congratulate:поздрав condolence:соболезнован request:запрос,просьб invite:приглаш,приглас visit:визит summit:саммит,встреч meeting:встреч
day:дн,день,дней month:месяц year:год,лет player:игрок match:матч team:команд,групп expert:экспертн ukraine:украин terrorist:террорист mobilization:мобилизаци wounded:ранен
mutual:взаимн refusal:отказ relation:отношени interest:интерес normalisation:нормализац threat:угроз guarantee:гаранти treaty:договор election:выбор cyber:кибер`)

func terms(s string) map[string][]string {
	m := map[string][]string{}
	for entry := range strings.FieldsSeq(s) {
		k, v, _ := strings.Cut(entry, ":")
		m[stemOf(k, k)] = strings.Split(v, ",")
	}
	return m
}
