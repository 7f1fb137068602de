package compare

import "strings"

// functionWords carry no content of their own. Negation is read apart.
var functionWords = setOf(`a an the this that these those such some any each every both all either
	of in on at by near for with to from into onto over under about as than then upon after before during until since between among across per via within
	and or but nor so yet if while whereas because although though unless whether
	i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom whose which what when where why how there here
	be am is are was were been being do does did done doing have has had having will would shall should can could may might must ought
	not no never n't also too very just only even still again more most much many few other others another same own
	up down out off once ever now however therefore thus didn't don't doesn't isn't aren't wasn't weren't haven't hasn't hadn't won't wouldn't can't couldn't
	i'm i've i'd i'll we're we've we'd we'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd it'll that's there's they're they've they'd they'll
	s t re ve ll d m q mr mrs ms jr sr
	и в во на по с со к ко о об от до за из у не но а же ли бы что как это для при`)

// lightWords are what any account of talks is made of: they say that somebody
// spoke or acted, not about what.
var lightWords = map[string]float64{}

func init() {
	for heft, words := range map[float64]string{
		0.12: `discuss discussed discusses discussing discussion discussions talk talked talks talking speak spoke spoken speaking say said says saying tell told
			state stated statement raise raised raises raising mention mentioned mentions bring brought topic topics issue issues matter matters question questions subject
			meeting meet met meets call called calls conversation conversations exchange exchanged views view take took taken place took held hold
			leader leaders president presidents prime minister pm side sides two make made making come came coming`,
		0.25: `note noted stress stressed emphasise emphasised emphasize emphasized underline underlined underscore underscored reiterate reiterated reaffirm reaffirmed
			express expressed add added announce announced declare declared claim claimed concern concerns concerning regarding related including include included
			want wants wanted wish go went get got keep kept give gave given put set see saw seen find found new day days time today way
			mr. government official officials country countries according report reports reported part`,
	} {
		for w := range strings.FieldsSeq(words) {
			lightWords[w] = heft
		}
	}
}

var irregular = pairs(`spoke:speak spoken:speak said:say told:tell met:meet held:hold began:begin begun:begin came:come gave:give given:give
	took:take taken:take made:make brought:bring sought:seek sent:send went:go gone:go fought:fight thought:think knew:know known:know
	broke:break broken:break chose:choose chosen:choose fell:fall felt:feel found:find kept:keep led:lead left:leave lost:lose paid:pay
	rose:rise risen:rise saw:see seen:see shot:shoot stood:stand struck:strike won:win wrote:write written:write bought:buy built:build
	dealt:deal withdrew:withdraw withdrawn:withdraw drew:draw drawn:draw flew:fly flown:fly hit:hit knelt:kneel died:die death:die deaths:die dead:die dying:die
	heard:hear fled:flee drove:drive driven:drive threw:throw thrown:throw sank:sink sunk:sink caught:catch taught:teach sold:sell spent:spend
	lent:lend hid:hide hidden:hide grew:grow grown:grow laid:lay ran:run slept:sleep swore:swear sworn:swear swept:sweep stole:steal stolen:steal
	shook:shake shaken:shake fed:feed forgot:forget forgotten:forget beaten:beat
	froze:freeze frozen:freeze tore:tear torn:tear forbade:forbid forbidden:forbid overthrew:overthrow overthrown:overthrow overcame:overcome rode:ride ridden:ride
	rang:ring rung:ring understood:understand undertook:undertake undertaken:undertake withheld:withhold misled:mislead foresaw:foresee foreseen:foresee hung:hang
	overtook:overtake overtaken:overtake swam:swim ate:eat eaten:eat drank:drink dug:dig wore:wear worn:wear swung:swing forgave:forgive forgiven:forgive
	threatened:threat threatens:threat threaten:threat`)

func pairs(s string) map[string]string {
	m := map[string]string{}
	for p := range strings.FieldsSeq(s) {
		k, v, _ := strings.Cut(p, ":")
		m[k] = strings.ReplaceAll(v, "_", " ")
	}
	return m
}
