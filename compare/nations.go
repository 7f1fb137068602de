package compare

import "strings"

// nations maps names, adjectives and seats of government to one key a state,
// in angle brackets so that no stem equals it.
var nations = map[string]string{}

// nationsOpen are the first words of names of two words.
var nationsOpen set

func init() {
	var firsts []string
	for line := range strings.Lines(nationLines) {
		names := strings.Split(strings.TrimSpace(line), ",")
		if names[0] == "" {
			continue
		}
		for _, n := range names {
			n = strings.TrimSpace(n)
			nations[n] = "<" + names[0] + ">"
			if first, _, two := strings.Cut(n, " "); two {
				firsts = append(firsts, first)
			}
		}
	}
	nationsOpen = setOf(strings.Join(firsts, " "))
}

const nationLines = `
us,u.s,u.s.,usa,america,american,americans,united states,washington,white house,сша
uk,u.k,u.k.,britain,british,united kingdom,london,англия
russia,russian,russians,moscow,kremlin,россия,россии,российской,российские,российскими,российским
china,chinese,beijing,prc,prc's
india,indian,indians,delhi,new delhi
pakistan,pakistani,islamabad,pakistanis
ukraine,ukrainian,ukrainians,kyiv,kiev,украины,украине,украина,киеву,киевского
cambodia,cambodian,cambodians,phnom penh
thailand,thai,thais,bangkok
vietnam,vietnamese,hanoi,viet nam
philippines,philippine,filipino,manila,malacanang
japan,japanese,tokyo
korea,korean,seoul,koreans,south korea,south korean,south koreans
north korea,pyongyang,dprk,north korean,north koreans
israel,israeli,israelis,jerusalem
palestine,palestinian,palestinians
iran,iranian,iranians,tehran,islamic republic
iraq,iraqi,baghdad,iraqis
syria,syrian,damascus,syrians
turkey,turkish,ankara,turkiye,turk,turks
greece,greek,athens,greeks
france,french,paris
germany,german,berlin,germans
italy,italian,rome,italians
spain,spanish,madrid,spaniard,spaniards
poland,polish,warsaw,poles
mexico,mexican,mexicans,mexico city
canada,canadian,canadians,ottawa
brazil,brazilian,brasilia,brazilians
venezuela,venezuelan,caracas,venezuelans
colombia,colombian,bogota,colombians
cuba,cuban,havana,cubans
argentina,argentine,buenos aires,argentinian,argentinians,argentines
australia,australian,canberra,australians
indonesia,indonesian,jakarta,indonesians
malaysia,malaysian,malaysians,kuala lumpur
singapore,singaporean,singaporeans
burma,myanmar,burmese,naypyidaw
taiwan,taiwanese,taipei
saudi arabia,saudi,riyadh,saudis,saudi arabian
egypt,egyptian,cairo,egyptians
ethiopia,ethiopian,addis ababa,ethiopians
eritrea,eritrean,asmara,eritreans
sudan,sudanese,khartoum
rwanda,rwandan,kigali,rwandans
congo,congolese,kinshasa
kenya,kenyan,nairobi,kenyans
nigeria,nigerian,abuja,nigerians
south africa,pretoria,south african,south africans
armenia,armenian,yerevan,armenians
azerbaijan,azerbaijani,baku,azerbaijanis
georgia,georgian,tbilisi,georgians
belarus,belarusian,minsk,belarusians
serbia,serbian,belgrade,serbs,serb,serbians
kosovo,kosovar,pristina,kosovars,kosovan,prishtina
hungary,hungarian,budapest,hungarians
afghanistan,afghan,kabul,afghans
lebanon,lebanese,beirut
qatar,qatari,doha,qataris
un,united nations,u.n,u.n.
eu,european union,brussels
norway,norwegian,norwegians,oslo
sweden,swedish,swedes,stockholm
finland,finnish,finns,helsinki
denmark,danish,danes,copenhagen
iceland,icelandic,icelanders,reykjavik
netherlands,dutch,hague
belgium,belgian,belgians
luxembourg,luxembourgish
switzerland,swiss,bern
austria,austrian,austrians,vienna
portugal,portuguese,lisbon
ireland,irish,dublin
malta,maltese,valletta
cyprus,cypriot,cypriots,nicosia
czechia,czech,czechs,prague,czech republic
slovakia,slovak,slovaks,slovakian,bratislava
slovenia,slovene,slovenes,slovenian,ljubljana
croatia,croatian,croats,croat,zagreb
bosnia,bosnian,bosnians,sarajevo
montenegro,montenegrin,montenegrins,podgorica
macedonia,macedonian,macedonians,skopje,north macedonia,north macedonian
albania,albanian,albanians,tirana
bulgaria,bulgarian,bulgarians
romania,romanian,romanians,bucharest
moldova,moldovan,moldovans,chisinau
lithuania,lithuanian,lithuanians,vilnius
latvia,latvian,latvians,riga
estonia,estonian,estonians,tallinn
kazakhstan,kazakh,kazakhs,kazakhstani,astana
kyrgyzstan,kyrgyz,bishkek
tajikistan,tajik,tajiks,dushanbe
uzbekistan,uzbek,uzbeks,tashkent
turkmenistan,turkmen,ashgabat
mongolia,mongolian,mongolians,ulaanbaatar
nepal,nepali,nepalese,kathmandu
bhutan,bhutanese,thimphu
bangladesh,bangladeshi,bangladeshis,dhaka
sri lanka,sri lankan,sri lankans,colombo
maldives,maldivian,maldivians
laos,lao,laotian,vientiane
brunei,bruneian
timor,timorese,timor-leste,dili
papua,papuan,port moresby
fiji,fijian,fijians,suva
samoa,samoan
tonga,tongan
vanuatu,port vila
solomon islands,honiara
new zealand,wellington
jordan,jordanian,jordanians,amman
kuwait,kuwaiti,kuwaitis
bahrain,bahraini,bahrainis,manama
oman,omani,omanis,muscat
uae,emirati,emiratis,emirates,abu dhabi
yemen,yemeni,yemenis,sanaa,sana'a
libya,libyan,libyans,tripoli
tunisia,tunisian,tunisians,tunis
algeria,algerian,algerians,algiers
morocco,moroccan,moroccans,rabat
mauritania,mauritanian,nouakchott
mali,malian,malians,bamako
niger,nigerien,nigeriens,niamey
chad,chadian,chadians
burkina faso,burkinabe,ouagadougou
senegal,senegalese,dakar
gambia,gambian,banjul
guinea,guinean,conakry
sierra leone,freetown
liberia,liberian,liberians,monrovia
ivory coast,ivorian,ivorians,abidjan
ghana,ghanaian,ghanaians,accra
togo,togolese
benin,beninese
cameroon,cameroonian,yaounde
gabon,gabonese,libreville
angola,angolan,angolans,luanda
zambia,zambian,zambians,lusaka
zimbabwe,zimbabwean,zimbabweans,harare
malawi,malawian,lilongwe
mozambique,mozambican,mozambicans,maputo
botswana,gaborone
namibia,namibian,windhoek
lesotho,maseru
eswatini,swazi
madagascar,malagasy,antananarivo
mauritius,mauritian
tanzania,tanzanian,tanzanians,dodoma
uganda,ugandan,ugandans,kampala
burundi,burundian,burundians
somalia,somali,somalis,mogadishu
djibouti,djiboutian
south sudan,south sudanese,juba
guatemala,guatemalan,guatemalans
honduras,honduran,hondurans,tegucigalpa
el salvador,salvadoran,salvadorans
nicaragua,nicaraguan,nicaraguans,managua
costa rica,costa rican
panama,panamanian,panamanians
haiti,haitian,haitians,port-au-prince
dominican republic,dominicans,santo domingo
jamaica,jamaican,jamaicans
trinidad,trinidadian
guyana,guyanese
suriname,surinamese,paramaribo
ecuador,ecuadorian,ecuadorians,ecuadorean,quito
peru,peruvian,peruvians,lima
bolivia,bolivian,bolivians,la paz
chile,chilean,chileans
paraguay,paraguayan,asuncion
uruguay,uruguayan,montevideo
vatican,holy see
nato
`
