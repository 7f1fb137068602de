package attribute_test

import "testing"

// Sentences in which a careless reader gives words to somebody who did not say
// them, or takes a denial for its opposite.
var careful = []surviveCase{
	{"no one of a kind", "No engineer has confirmed that the pump was sold.", []string{
		"No engineer | has confirmed | that the pump was sold | confirm negated",
	}},
	{"neither", "Neither Ada Okoro nor the engineer denied that the pump was sold.", []string{
		"Neither Ada Okoro nor the engineer | denied | that the pump was sold | deny negated",
	}},
	{"kept back", "Mayor Ada Okoro stopped short of saying that the engineer had lied.", []string{
		"Mayor Ada Okoro | stopped short of saying | that the engineer had lied | negated",
	}},
	{"quoted by another", "The Daily Post quoted Ada Okoro as saying the well was dry.", []string{
		"The Daily Post | quoted | Ada Okoro as saying the well was dry | report",
		"> Ada Okoro | saying | the well was dry | =Ada Okoro",
	}},
	{"quoted by another, in the passive", "The engineer was quoted by the Daily Post as saying that the well was dry.", []string{
		"the Daily Post | was quoted by | The engineer ... as saying that the well was dry | report",
		"> The engineer | saying | that the well was dry",
	}},
	{"claim denied in the passive", "The claim that the pump had been sold was rejected by the mayor.", []string{
		"the mayor | was rejected by | The claim that the pump had been sold | deny",
		"> - | claim | that the pump had been sold",
	}},
	{"report said to be false", "The mayor said reports that the pump had been sold were false.", []string{
		"The mayor | said | reports that the pump had been sold were false | assert",
		"> - | reports | that the pump had been sold | report",
	}},
	{"quotation resumed after its occasion", "“The well is dry,” the engineer said when asked about reports that it had been sold, “and the council knows it.”", []string{
		"the engineer | said | “The well is dry,” ... “and the council knows it.” | direct",
	}},
	{"document that somebody only saw", "The letter, seen by the Daily Post, says the pump was sold.", []string{
		"The letter, seen by the Daily Post | says | the pump was sold | document =",
	}},
	{"document and who signed it", "The letter, signed by twelve farmers, says the pump was sold.", []string{
		"The letter, signed by twelve farmers | says | the pump was sold | document =twelve farmers",
	}},
	{"aside about the source", "According to the guard, who saw the pump go, the engineer was there.", []string{
		"the guard | According to | the engineer was there",
	}},
	{"denial by an idiom", "Tirana pushed back on the claim, calling it an invention.", []string{
		"Tirana | pushed back on | the claim | deny",
		"Tirana | calling | it an invention | assert",
	}},
	{"denial of a deed", "Mr. Bell categorically denies ever having met the engineer.", []string{
		"Mr. Bell | categorically denies | ever having met the engineer | deny",
	}},
	{"what something is called", "The mayor called reports of a sale premature.", []string{
		"The mayor | called | reports of a sale premature | assert",
		"> - | reports of | a sale premature | report",
	}},
	{"whose office", "The office of President Karl Brandt said the pump was sold.", []string{
		"The office of President Karl Brandt | said | the pump was sold | =The office of President Karl Brandt",
	}},
	{"whose chief of staff", "Okoro's chief of staff, Helga Ruud, said the pump was sold. She added that it was old.", []string{
		"Okoro's chief of staff, Helga Ruud | said | the pump was sold | =Helga Ruud",
		"She | added | that it was old | =Helga Ruud",
	}},
	{"what is denied is a word", "The engineer disputed that, saying that the pump was old.", []string{
		"The engineer | disputed | that | deny",
		"The engineer | saying | that the pump was old",
	}},
	{"aside between subject and verb", "The council says the well is dry; the mayor, citing an engineer, says it is full.", []string{
		"The council | says | the well is dry",
		"the mayor | citing | an engineer",
		"the mayor, citing an engineer | says | it is full",
	}},
	{"number put on something", "The council puts the cost of a new well at 4 million.", []string{
		"The council | puts | the cost of a new well at 4 million | assert",
	}},
	{"quotation in the clause that another opens", "When Okoro noted that Bell had never paid for water, Bell boasted, “That makes me smart.”", []string{
		"Okoro | noted | that Bell had never paid for water",
		"Bell | boasted | “That makes me smart.” | direct",
	}},
	{"quotation after a clause joined by “and when”", "She said the mayor would not go far enough, and when asked why, the farmer replied, “It is meant to help the mother.”", []string{
		"She | said | the mayor would not go far enough",
		"the farmer | replied | “It is meant to help the mother.” | direct",
	}},
	{"quotation after a participle that quotes", "Holding signs that call the mayor “the biggest loser,” the farmers chanted “Bell, go home.”", []string{
		"the farmers | chanted | “Bell, go home.” | direct",
	}},
	{"subject of the last clause", "Eight years ago, Ada Okoro opened the well and said, “It will never run dry.”", []string{
		"Ada Okoro | said | “It will never run dry.” | direct",
	}},
	{"subject after a time", "Hours later, Tom Bell returned the greeting, telling the Daily Post, “She is an old friend.”", []string{
		"Tom Bell | telling | “She is an old friend.” | direct",
	}},
	{"participle after a clause that tells which one", "Tom Bell was careful when asked about an engineer who said he was never paid, saying, “He did not do a good job.”", []string{
		"who | said | he was never paid",
		"Tom Bell | saying | “He did not do a good job.” | direct",
	}},
	{"quotation later in the paragraph", "“The well is dry,” the engineer said. The valley lies far from any road. Trucks come twice. “It is a tough place.”", []string{
		"the engineer | said | “The well is dry,” ... “It is a tough place.” | direct",
	}},
	{"quotation after an indirect statement", "The engineer says that people should drink from the river. “It is their life; they hurt nobody.”", []string{
		"The engineer | says | that people should drink from the river. “It is their life; they hurt nobody.”",
	}},
	{"exclamation of one who is described", "“This is a big year for our friend!” Okoro's niece, council member Marcia Price (North Village), shouted to the crowd. “The nation is watching.”", []string{
		"Okoro's niece, council member Marcia Price (North Village) | shouted | “This is a big year for our friend!” ... “The nation is watching.” | direct",
	}},
	{"clause that belongs to the name", "“That is out of touch,” said Erin Clark, a farmer in the valley who spends sixty hours a week at the well and earns little.", []string{
		"Erin Clark, a farmer in the valley who spends sixty hours a week at the well and earns little | said | “That is out of touch,” | =Erin Clark",
	}},
	{"clause whose verb is quoted", "Meanwhile, the paper attacked Bell, saying he “has offended farmers, women and engineers.”", []string{
		"the paper | attacked | Bell",
		"the paper | saying | he “has offended farmers, women and engineers.” | direct",
	}},
	{"who is heard in a recording", "The film ends with footage of Tom Bell saying, “The well is dry and nobody cares.”", []string{
		"Tom Bell | saying | “The well is dry and nobody cares.” | direct",
	}},
	{"who is heard in a recording that is used", "The leaflet uses footage of Ana Sok asking, “Why are the wells not full, you may wonder?”", []string{
		"Ana Sok | asking | “Why are the wells not full, you may wonder?” | direct",
		"> you | may wonder | Why are the wells not full",
	}},
	{"subject before an aside between dashes", "Crowds of farmers kept circling the hall - where the council met the mayor - while chanting, \"Wells now, not promises.\"", []string{
		"Crowds of farmers | chanting | \"Wells now, not promises.\" | direct",
	}},
	{"those who are told to do something", "Bell tells his supporters at a village meeting to “go to your well and drink.”", []string{
		"Bell | tells | to “go to your well and drink.” | direct",
	}},
	{"what one used to say", "Tom Bell used to say that the well was full.", []string{
		"Tom Bell | used to say | that the well was full",
	}},
	{"speech inside words that nobody is quoted for", "The sign on the well, “I know that you are thirsty, friend,” has faded.", nil},
	{"quotation below a colon", "An engineer came on Friday.\n\nWhen the old mayor died, President Okoro sent the following lines to the village:\n\n“We remember a friend of every well.”", []string{
		"President Okoro | : | “We remember a friend of every well.” | direct =President Okoro",
		"> We | remember | a friend of every well",
	}},
	{"signature below the quotation", "Who said what on wells.\n\n“The well is dry and nobody came.”\n\n-Ana Sok, at the opening of the council\n\n“The well is full and everybody came.”\n\n- Tom Bell", []string{
		"Ana Sok | - | “The well is dry and nobody came.” | direct =Ana Sok",
		"Tom Bell | - | “The well is full and everybody came.” | direct =Tom Bell",
	}},
	{"signature of a quotation that quotes", "“Nobody here drinks from it. As we say, ‘some are poor.” And that is all he has “the root of evil.” ― Helga Ruud\n\n“I am not so loud as they were.”", []string{
		"Helga Ruud | ― | “Nobody here drinks from it. As we say, ‘some are poor.” And that is all he has “the root of evil.” | =Helga Ruud",
		"- | - | “I am not so loud as they were.” | direct",
	}},
	{"answer of the one who was asked", "Tom Bell rose and said the draft bore her name. When the speaker asked him to sit down, he replied, “I will sit when she answers.”", []string{
		"Tom Bell | said | the draft bore her name",
		"the speaker | asked | him to sit down | request",
		"he | replied | “I will sit when she answers.” | direct =Tom Bell",
	}},
	{"plea", "Tom Bell, 61, has pleaded not guilty to fraud.", []string{
		"Tom Bell, 61 | has pleaded not guilty to | fraud | deny =Tom Bell",
	}},
	{"turn between subject and verb", "Tom Bell, however, was quoted by the Daily Post as saying that the well was dry.", []string{
		"the Daily Post | was quoted by | Tom Bell ... as saying that the well was dry | report",
		"> Tom Bell | saying | that the well was dry | =Tom Bell",
	}},
	{"named between the speaker and the pronoun", "Karl Brandt rejected the plan, and Tom Bell has sent a letter in which he said that the well was dry.", []string{
		"Karl Brandt | rejected | the plan | deny",
		"he | said | that the well was dry | pronoun =",
	}},
	{"he in the words of him who would say I", "Karl Brandt came late.\n\n“He said that he would get less water,” Tom Bell said.", []string{
		"Tom Bell | said | “He said that he would get less water,” | direct",
		"> He | said | that he would get less water | pronoun",
	}},
	{"quotation after what somebody wants", "Many farmers want a new well.\n\n“There was never any help for anybody out here.”", []string{
		"Many farmers | want | a new well",
		"- | - | “There was never any help for anybody out here.” | direct",
	}},
	{"clause about who spoke", "“The well is dry,” said Ana Sok, who has advised both villages.", []string{
		"Ana Sok, who has advised both villages | said | “The well is dry,” | =Ana Sok",
	}},
	{"nothing is no source", "The law, backed by all farmers, says nothing about wells.", []string{
		"The law, backed by all farmers | says nothing about | wells | negated",
	}},
	{"pointing word", "Contrary to what Ada Okoro said, the pump was sold in May.", nil},
	{"she is not Mr. Bell", "Mr. Bell opened the well. She said it was dry.", []string{
		"She | said | it was dry | pronoun =",
	}},
	{"he and she", "Maria Lind met Tom Bell at the well. He said it was dry. She said it was not.", []string{
		"He | said | it was dry | pronoun =Tom Bell",
		"She | said | it was not | pronoun =",
	}},
	{"pronoun at the opening", "Mrs. Okoro opened the well. She said it was full.", []string{
		"She | said | it was full | pronoun =Mrs. Okoro",
	}},
	{"pronoun for a role without a name", "An engineering source said the well was dry. He added that it was old.", []string{
		"An engineering source | said | the well was dry",
		"He | added | that it was old | pronoun =An engineering source",
	}},
}

func TestReadsWithCare(t *testing.T) { hold(t, careful) }
