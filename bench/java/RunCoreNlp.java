/* CoreNLP's side: the standard pipeline up to trees and names; timed after one untimed pass over the quality set.
 *
 * usage: RunCoreNlp QUALITY SPEED OUT TIMES PASSES */
import edu.stanford.nlp.ling.*;
import edu.stanford.nlp.pipeline.*;
import edu.stanford.nlp.semgraph.*;
import edu.stanford.nlp.util.CoreMap;
import java.io.*;
import java.util.*;

public final class RunCoreNlp {
	public static void main(String[] a) throws Exception {
		double cpu = Lines.cpu(), wall = Lines.wall();
		Properties p = new Properties();
		p.setProperty("annotators", "tokenize,pos,lemma,depparse,ner");
		p.setProperty("ssplit.newlineIsSentenceBreak", "two");
		p.setProperty("threads", "1");
		p.setProperty("ner.useSUTime", "false");
		p.setProperty("ner.applyNumericClassifiers", "false");
		StanfordCoreNLP nlp = new StanfordCoreNLP(p);
		double loadCpu = Lines.cpu() - cpu, loadWall = Lines.wall() - wall;

		try (PrintWriter out = Lines.writer(a[2])) {
			for (Lines.Document d : Lines.read(a[0])) {
				Annotation doc = new Annotation(d.text);
				nlp.annotate(doc);
				write(out, d, doc);
			}
		}
		List<Lines.Document> docs = Lines.read(a[1]);
		StringBuilder passes = new StringBuilder();
		long tokens = 0;
		for (int i = 0; i < Integer.parseInt(a[4]); i++) {
			cpu = Lines.cpu();
			wall = Lines.wall();
			tokens = 0;
			for (Lines.Document d : docs) {
				Annotation doc = new Annotation(d.text);
				nlp.annotate(doc);
				tokens += doc.get(CoreAnnotations.TokensAnnotation.class).size();
			}
			passes.append(i == 0 ? "" : ",").append("[" + (Lines.cpu() - cpu) + "," + (Lines.wall() - wall) + "]");
		}
		try (PrintWriter t = Lines.writer(a[3])) {
			t.println("{\"load\":[" + loadCpu + "," + loadWall + "],\"passes\":[" + passes + "],\"tokens\":" + tokens + "}");
		}
	}

	static void write(PrintWriter out, Lines.Document d, Annotation doc) {
		out.println("D\t" + d.id);
		int base = 0;
		for (CoreMap s : doc.get(CoreAnnotations.SentencesAnnotation.class)) {
			List<CoreLabel> tokens = s.get(CoreAnnotations.TokensAnnotation.class);
			SemanticGraph g = s.get(SemanticGraphCoreAnnotations.BasicDependenciesAnnotation.class);
			int n = tokens.size();
			int[] head = new int[n];
			String[] rel = new String[n];
			Arrays.fill(head, -1);
			Arrays.fill(rel, "root");
			for (SemanticGraphEdge e : g.edgeIterable()) {
				head[e.getDependent().index() - 1] = base + e.getGovernor().index() - 1;
				rel[e.getDependent().index() - 1] = e.getRelation().toString();
			}
			out.println("S\t" + base + "\t" + (base + n));
			for (int i = 0; i < n; i++) {
				CoreLabel t = tokens.get(i);
				out.println("T\t" + t.beginPosition() + "\t" + t.endPosition() + "\t" + Lines.clean(t.lemma()) + "\t" + t.tag() + "\t" +
					head[i] + "\t" + rel[i]);
			}
			base += n;
			for (CoreMap m : s.get(CoreAnnotations.MentionsAnnotation.class)) {
				List<CoreLabel> w = m.get(CoreAnnotations.TokensAnnotation.class);
				if (w.size() == 1 && w.get(0).tag().startsWith("PRP"))
					continue;           /* "he" as a mention of a person: not a name */
				out.println("M\t" + w.get(0).beginPosition() + "\t" + w.get(w.size() - 1).endPosition() + "\t" +
					m.get(CoreAnnotations.EntityTypeAnnotation.class));
			}
		}
	}
}
