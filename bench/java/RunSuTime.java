/* SUTime's side, set up as its own demo does: tokens, sentences, tags, then the time annotator with the document's date.
 *
 * usage: RunSuTime QUALITY SPEED OUT TIMES PASSES */
import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.*;
import edu.stanford.nlp.time.*;
import edu.stanford.nlp.util.CoreMap;
import java.io.*;
import java.util.*;

public final class RunSuTime {
	static List<CoreMap> read(AnnotationPipeline nlp, Lines.Document d) {
		Annotation doc = new Annotation(d.text);
		if (!d.date.isEmpty())
			doc.set(CoreAnnotations.DocDateAnnotation.class, d.date);
		nlp.annotate(doc);
		return doc.get(TimeAnnotations.TimexAnnotations.class);
	}

	public static void main(String[] a) throws Exception {
		double cpu = Lines.cpu(), wall = Lines.wall();
		AnnotationPipeline nlp = new AnnotationPipeline();
		nlp.addAnnotator(new TokenizerAnnotator(false));
		nlp.addAnnotator(new WordsToSentencesAnnotator(false));
		nlp.addAnnotator(new POSTaggerAnnotator(false));
		nlp.addAnnotator(new TimeAnnotator("sutime", new Properties()));
		double loadCpu = Lines.cpu() - cpu, loadWall = Lines.wall() - wall;

		try (PrintWriter out = Lines.writer(a[2])) {
			for (Lines.Document d : Lines.read(a[0])) {
				out.println("D\t" + d.id);
				for (CoreMap m : read(nlp, d)) {
					Timex t = m.get(TimeAnnotations.TimexAnnotation.class);
					List<CoreLabel> w = m.get(CoreAnnotations.TokensAnnotation.class);
					String value = t.value() != null ? t.value() : "";
					out.println("X\t" + w.get(0).beginPosition() + "\t" + w.get(w.size() - 1).endPosition() + "\t" + t.timexType() + "\t" +
						Lines.clean(value) + "\t");
				}
			}
		}
		List<Lines.Document> docs = Lines.read(a[1]);
		StringBuilder passes = new StringBuilder();
		for (int i = 0; i < Integer.parseInt(a[4]); i++) {
			cpu = Lines.cpu();
			wall = Lines.wall();
			for (Lines.Document d : docs)
				read(nlp, d);
			passes.append(i == 0 ? "" : ",").append("[" + (Lines.cpu() - cpu) + "," + (Lines.wall() - wall) + "]");
		}
		try (PrintWriter t = Lines.writer(a[3])) {
			t.println("{\"load\":[" + loadCpu + "," + loadWall + "],\"passes\":[" + passes + "]}");
		}
	}
}
