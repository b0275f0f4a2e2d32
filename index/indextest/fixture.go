package indextest

import (
	"strings"

	"onrecord/corpus"
)

// Articles gives what the suite searches: invented articles of invented people, small enough to be held in the head.
func Articles() []corpus.Article {
	vale := corpus.Speaker{ID: "ines-vale", Name: "Ines Vale", Role: "finance minister"}
	orme := corpus.Speaker{ID: "tomas-orme", Name: "Tomas Orme", Role: "leader of the opposition"}
	orme2 := corpus.Speaker{ID: "tomas-orme", Name: "Tomas Orme", Role: "prime minister"}
	smith := corpus.Speaker{ID: "ferry-smith", Name: "Smith"}
	return []corpus.Article{
		article("tax-yes", "Taxes to rise", "The Quay", "2021-03-04", "en",
			said("We will raise taxes in the spring, and the harbour towns will pay.", orme),
			prose("The chamber was half empty.")),
		article("tax-no", "No new taxes", "The Quay", "2021-03-05", "en",
			said("We will not raise taxes, and the harbour towns can rest.", vale),
			prose("Vale spoke for an hour.")),
		article("ferry", "Ferries stop", "Brackwater Post", "2019", "en",
			said("The ferries are striking for peace on the piers.", smith),
			said("A peaceful strike, nothing else.", orme, vale),
			prose("<b>Nobody</b> & nothing sailed.")),
		article("traite", "Le traité de paix", "L’Écho du Cap", "2023-06", "fr",
			said("« La déclaration sera signée à l’été », a-t-elle dit.", vale)),
		article("musteri", "İstasyon", "Kıyı Postası", "2023-07-01", "tr",
			said("“İstasyonda görüşeceğiz” dedi.", orme2)),
		article("undated", "A note", "", "", "",
			prose("Peace came to the harbour 🎺 at last; the harbour slept.")),
		article("long", "A long day", "Brackwater Post", "2024-02-29", "en",
			said(strings.Repeat("The council met and talked of roads. ", 30)+"Then Vale named the harbour toll. "+
				strings.Repeat("The council went on about bridges. ", 30)+"The toll came up again.", orme2)),
	}
}

func article(id, title, outlet, date, lang string, paragraphs ...corpus.Paragraph) corpus.Article {
	d, err := corpus.ParseDate(date)
	if err != nil {
		panic(err)
	}
	a := corpus.Article{
		ID: corpus.ArticleID(id), Title: title, Outlet: outlet, Date: d, URL: "https://quay.example/" + id, Lang: lang,
		Author: "P. Dunlin",
	}
	for i, p := range paragraphs {
		p.Number, p.ID = i+1, corpus.NewParagraphID(a.ID, i+1)
		a.Paragraphs = append(a.Paragraphs, p)
	}
	return a
}

func prose(text string) corpus.Paragraph { return corpus.Paragraph{Text: text, Kind: corpus.KindProse} }

func said(text string, speakers ...corpus.Speaker) corpus.Paragraph {
	return corpus.Paragraph{
		Text: text, Kind: corpus.KindStatement, Speakers: speakers,
		Quotes: []corpus.Quote{{
			End: len([]rune(text)), Kind: corpus.QuoteStatement, Speaker: speakers[0].ID, Name: speakers[0].Name,
			Basis: corpus.BasisDeclared, Confidence: 0.99,
		}},
	}
}
