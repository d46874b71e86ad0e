import { answersHostileInput } from "@/tests/integration/policy/hostile-input";

answersHostileInput(2, 3);
